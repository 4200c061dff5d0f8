import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@yimai/shared/kernel/clock';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { DatabaseClock } from '../../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { JobRegistry } from '../../platform/outbox/index.js';
import type { SessionPlatform } from './access-tokens.js';
import { deviceOf } from './device.js';
import { HandoverRepository, type HandoverRow } from './handover.repository.js';
import { Sessions } from './sessions.js';

const LIFE_MS = 90_000;
const FORGET_AFTER_MS = DAY_MS;

const hash = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');

export type HandoverTicket = Pick<
  HandoverRow,
  'memberId' | 'path' | 'referralCode' | 'cart' | 'expiresAt'
> & { fromPlatform: SessionPlatform; toPlatform: SessionPlatform };

/** Who wants to spend a ticket, and with what. */
export interface HandoverBearer {
  platform: SessionPlatform;
  userAgent: string;
}

/**
 * Tickets that carry a login from one client to another on the same phone. Whoever has one is the person, so it lives
 * for ninety seconds, works once, is stored as a hash, is good for one kind of client, is worthless on another kind of
 * device, and dies with the session it was made in.
 */
@Injectable()
export class HandoverTickets implements OnModuleInit {
  constructor(
    private readonly repository: HandoverRepository,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'identity.forget-handovers', everyMs: HOUR_MS, handler: () => this.forget() });
  }

  async issue(input: {
    holder: { memberId: MemberId; sessionId: Id<'session'> } | null;
    from: SessionPlatform;
    to: SessionPlatform;
    userAgent: string;
    carries: Pick<HandoverRow, 'path' | 'referralCode' | 'cart'>;
  }): Promise<{ ticket: string; expiresAt: Date }> {
    const ticket = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LIFE_MS);
    const row: HandoverRow = {
      ...input.carries,
      ticketHash: hash(ticket),
      memberId: input.holder?.memberId ?? null,
      sessionId: input.holder?.sessionId ?? null,
      fromPlatform: input.from,
      toPlatform: input.to,
      device: deviceOf(input.userAgent),
      createdAt: now,
      expiresAt,
      usedAt: null,
    };
    await this.unitOfWork.run((tx) => this.repository.insert(tx, row));
    return { ticket, expiresAt };
  }

  /** What it carries, without spending it. @throws HANDOVER_INVALID. */
  async look(ticket: string): Promise<HandoverTicket> {
    return toTicket(await this.require(ticket));
  }

  /** Judges a ticket and its bearer. One in the wrong hands is ended for good. @throws HANDOVER_INVALID. */
  async judge(ticket: string, bearer: HandoverBearer): Promise<HandoverTicket> {
    const row = await this.require(ticket);
    const device = deviceOf(bearer.userAgent);
    const isElsewhere = row.device !== '' && device !== '' && row.device !== device;
    if (row.toPlatform !== bearer.platform || isElsewhere) {
      await this.unitOfWork.run((tx) => this.repository.spend(tx, row.ticketHash, this.clock.now()));
      throw new DomainError('HANDOVER_INVALID');
    }
    return toTicket(row);
  }

  /** In the transaction of whatever it is spent for. @throws HANDOVER_INVALID when somebody was faster. */
  async spend(tx: Tx, ticket: string): Promise<void> {
    if (!(await this.repository.spend(tx, hash(ticket), this.clock.now())))
      throw new DomainError('HANDOVER_INVALID');
  }

  async spendAlone(ticket: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.spend(tx, ticket));
  }

  private async require(ticket: string): Promise<HandoverRow> {
    const row = await this.repository.usable(hash(ticket), this.clock.now());
    if (!row) throw new DomainError('HANDOVER_INVALID');
    if (row.memberId && row.sessionId) await this.requireSession(row.sessionId, row.memberId);
    return row;
  }

  private async requireSession(sessionId: Id<'session'>, memberId: MemberId): Promise<void> {
    try {
      await this.sessions.requireAlive(sessionId, memberId);
    } catch (error) {
      if (error instanceof DomainError) throw new DomainError('HANDOVER_INVALID');
      throw error;
    }
  }

  private async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - FORGET_AFTER_MS);
    await this.unitOfWork.run((tx) => this.repository.deleteExpiredBefore(tx, before));
  }
}

function toTicket(row: HandoverRow): HandoverTicket {
  const { memberId, path, referralCode, cart, expiresAt } = row;
  return {
    memberId,
    path,
    referralCode,
    cart,
    expiresAt,
    fromPlatform: row.fromPlatform as SessionPlatform,
    toPlatform: row.toPlatform as SessionPlatform,
  };
}
