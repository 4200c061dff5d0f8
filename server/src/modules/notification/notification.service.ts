import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { NotificationRepository, type MessageRow } from './notification.repository.js';

export type NoticePlatform = 'wechat' | 'douyin';
export type NoticeOccasion = 'order-shipped' | 'payout';
export type NoticeAnswer = 'accept' | 'reject' | 'ban';

/** Something to tell a member about, once. */
export interface Notice {
  memberId: MemberId;
  occasion: NoticeOccasion;
  reference: string;
}

/** A notice that may be sent now: its credit is spent. */
export interface ClaimedNotice extends Notice {
  id: Id<'event'>;
  platform: NoticePlatform;
}

export type NoticeOutcome =
  { state: 'sent' | 'no-credit' } | { state: 'failed' | 'unknown'; error: string } | { state: 'not-sent' };

/** What members allow to be sent, and what was. Each yes on a platform is good for one message. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly repository: NotificationRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  async recordAnswers(
    memberId: MemberId,
    platform: NoticePlatform,
    answers: readonly { occasion: NoticeOccasion; answer: NoticeAnswer }[],
  ): Promise<void> {
    const answeredAt = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      for (const { occasion, answer } of answers) {
        const granted = answer === 'accept' ? 1 : 0;
        const row = { memberId, platform, occasion, granted, spent: 0, lastAnswer: answer, answeredAt };
        await this.repository.add(tx, row);
      }
    });
  }

  /** Takes the notice for sending where the member allowed it, on the first of these platforms; null: nowhere, or told before. */
  async claim(notice: Notice, platforms: readonly NoticePlatform[]): Promise<ClaimedNotice | null> {
    return this.unitOfWork.run(async (tx) => {
      const { memberId, occasion } = notice;
      for (const platform of platforms) {
        if (!(await this.repository.spend(tx, { memberId, platform, occasion }))) continue;
        const claimed = { ...notice, id: this.ids.next('event'), platform };
        const row: MessageRow = { ...claimed, state: 'sending', error: null, at: this.clock.now() };
        if (await this.repository.insertMessage(tx, row)) return claimed;
        await this.repository.giveBack(tx, claimed);
        return null;
      }
      return null;
    });
  }

  /** What became of it. Not sent: the credit comes back and the notice may be claimed again. */
  async finish(notice: ClaimedNotice, outcome: NoticeOutcome): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (outcome.state === 'not-sent') {
        await this.repository.giveBack(tx, notice);
        await this.repository.deleteMessage(tx, notice.id);
        return;
      }
      if (outcome.state === 'no-credit') await this.repository.exhaust(tx, notice);
      const error = 'error' in outcome ? outcome.error.slice(0, 200) : null;
      await this.repository.updateMessage(tx, notice.id, { state: outcome.state, error });
    });
  }

  /** Two members became one: what either allowed is allowed. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    const credits = await this.repository.creditsOf(absorbsId);
    for (const credit of credits) await this.repository.add(tx, { ...credit, memberId: keepsId });
    await this.repository.deleteCredits(tx, absorbsId);
    await this.repository.moveMessages(tx, absorbsId, keepsId);
    return {
      messageCredits: credits.map(({ platform, occasion, granted }) => ({ platform, occasion, granted })),
    };
  }
}
