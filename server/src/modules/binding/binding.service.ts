import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { attributeOrder } from '@yimai/shared/domain/binding/attribution';
import { decideBinding, defaultBindingPolicy, extendOnOrder } from '@yimai/shared/domain/binding/binding';
import type {
  BindingDecision,
  BindingDraft,
  ClickFacts,
  CustomerBinding,
} from '@yimai/shared/domain/binding/types';
import type { CommissionPolicy, UplineMember } from '@yimai/shared/domain/commission/types';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import {
  asId,
  type DistributorId,
  type Id,
  type MemberId,
  type OrderId,
  type ProductId,
} from '@yimai/shared/kernel/id';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { DistributorService, standingOf, type UplinePerson } from '../distributor/index.js';
import {
  BindingRepository,
  type BindingRow,
  type ClickRow,
  type ReferralCodeRow,
} from './binding.repository.js';
import {
  CLAIM_DAYS,
  type BindingEvidence,
  type BoundAttribution,
  type ClickInput,
  type ClickOutcome,
  type Platform,
} from './binding.types.js';

/** No 0/O, 1/l/i: a person can type it from paper. */
const CODE_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const CODE_LENGTH = 8;
const POLICY = defaultBindingPolicy({ policyId: asId('policy', 1), version: 1 });

const EFFECTS: Record<BindingDecision['action'], ClickOutcome['effect']> = {
  bind: 'bound',
  rebind: 'bound',
  renew: 'renewed',
  keep: 'kept',
  refuse: 'ignored',
};

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
  ).join('');
}

function toDomain(row: BindingRow): CustomerBinding {
  return {
    bindingId: row.id,
    memberId: row.memberId,
    distributorId: row.distributorId,
    clickId: row.clickId ?? asId('click', 1),
    boundAt: row.boundAt,
    protectedUntil: row.protectedUntil,
    expiresAt: row.expiresAt,
  };
}

/** Referral codes, clicks, and which distributor a customer belongs to. */
@Injectable()
export class BindingService {
  /** For so many days after a click nobody else may take the customer. */
  readonly protectDays = POLICY.protectDays;

  constructor(
    private readonly repository: BindingRepository,
    private readonly distributors: DistributorService,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** The distributor's code for a purpose; sharing the same thing again returns the same code. */
  async mintCode(
    tx: Tx,
    input: {
      distributorId: DistributorId;
      target: 'shop' | 'product' | 'recruit';
      productId: ProductId | null;
      /** Shared with the shop's material: a code of its own. */
      materialId?: Id<'material'>;
    },
  ): Promise<ReferralCodeRow> {
    const { distributorId, target, productId, materialId = null } = input;
    const material = materialId === null ? '' : `:${materialId}`;
    const purposeKey = `${distributorId}:${target}:${productId ?? ''}${material}`;
    const existing = await this.repository.codeByPurpose(purposeKey, tx);
    if (existing) return existing;
    const row: ReferralCodeRow = {
      distributorId,
      target,
      productId,
      materialId,
      id: this.ids.next('referralCode'),
      code: newCode(),
      purposeKey,
      createdAt: this.clock.now(),
      revokedAt: null,
    };
    try {
      await this.repository.insertCode(tx, row);
      return row;
    } catch (error) {
      const raced = isDuplicateKey(error) ? await this.repository.codeByPurpose(purposeKey, tx) : null;
      if (raced) return raced;
      throw error;
    }
  }

  /** The code a distributor shows and prints; null when none was minted yet. */
  async shopCodeOf(distributorId: DistributorId): Promise<string | null> {
    return (await this.repository.codeByPurpose(`${distributorId}:shop:`))?.code ?? null;
  }

  /** Also a revoked one, and whosever it is. */
  codeByText(text: string): Promise<ReferralCodeRow | null> {
    return this.repository.codeByText(text.trim().toLowerCase());
  }

  /** @throws REFERRAL_CODE_INVALID for unknown and revoked codes and for distributors who left. */
  async resolve(
    text: string,
    tx?: Tx,
  ): Promise<{ code: ReferralCodeRow; distributorName: string; memberId: MemberId }> {
    const code = await this.repository.codeByText(text.trim().toLowerCase(), tx);
    if (!code || code.revokedAt) throw new DomainError('REFERRAL_CODE_INVALID');
    const distributor = await this.distributors.get(code.distributorId, tx);
    if (distributor.status !== 'active') throw new DomainError('REFERRAL_CODE_INVALID');
    return { code, distributorName: distributor.name, memberId: distributor.memberId };
  }

  /** Records the opening of a code; with a member, decides at once what it means for the binding. */
  async recordClick(tx: Tx, input: ClickInput): Promise<ClickOutcome> {
    const { code } = await this.resolve(input.code, tx);
    const click: ClickRow = {
      id: this.ids.next('click'),
      codeId: code.id,
      distributorId: code.distributorId,
      deviceId: input.deviceId,
      memberId: input.memberId,
      platform: input.platform,
      scene: input.scene,
      path: input.path,
      effect: 'recorded',
      reason: 'NOT_LOGGED_IN',
      at: this.clock.now(),
    };
    await this.repository.insertClick(tx, click);
    if (input.memberId === null) return { effect: 'recorded', message: '已记录推荐人，登录后生效。', code };
    const decision = await this.judge(tx, click, {
      memberId: input.memberId,
      code: code.code,
      isRegistrationClick: false,
    });
    return { effect: EFFECTS[decision.action], message: decision.sentence, code };
  }

  /** Ties what this device clicked before to the member, in the order it happened, and takes a code passed to the login. */
  async onLogin(
    tx: Tx,
    login: {
      memberId: MemberId;
      deviceId: string | null;
      platform: Platform;
      referralCode: string | null;
      isNewMember: boolean;
    },
  ): Promise<void> {
    const { memberId, deviceId } = login;
    let lastOpened: string | null = null;
    if (deviceId) {
      const since = new Date(this.clock.now().getTime() - CLAIM_DAYS * DAY_MS);
      const unclaimed = await this.repository.unclaimedClicks(tx, deviceId, since);
      const codes = await this.repository.codeTexts(
        tx,
        unclaimed.map(({ codeId }) => codeId),
      );
      for (const click of unclaimed) {
        const code = codes.get(click.codeId) ?? null;
        await this.judge(tx, click, { memberId, code, isRegistrationClick: login.isNewMember });
        lastOpened = code;
      }
    }
    // The same code as the click that was just judged is the same visit, not a second opening.
    if (!login.referralCode || login.referralCode === lastOpened) return;
    try {
      await this.recordClick(tx, {
        code: login.referralCode,
        deviceId: deviceId ?? 'login',
        platform: login.platform,
        scene: 'other',
        path: '',
        memberId,
      });
    } catch (error) {
      // A stale code in the launch link must not keep anybody from logging in.
      if (!(error instanceof DomainError)) throw error;
    }
  }

  current(memberId: MemberId): Promise<BindingRow | null> {
    return this.repository.current(memberId);
  }

  /** What attribution reads, before the transaction of the order: one statement where nobody buys for himself. */
  async evidence(memberId: MemberId, policy: CommissionPolicy): Promise<BindingEvidence> {
    const [found, own] = await Promise.all([
      this.repository.forAttribution(memberId),
      policy.allowSelfPurchase ? this.distributors.ofMember(memberId) : null,
    ]);
    const buyerUpline = own?.status === 'active' ? await this.distributors.upline(own.id) : [];
    return { found, own, buyerUpline };
  }

  /** Whom an order placed now counts for, with the evidence. */
  attribute(
    { found, own, buyerUpline }: BindingEvidence,
    facts: { memberId: MemberId; placedAt: Date; policy: CommissionPolicy },
  ): BoundAttribution {
    const ownerUpline = found?.upline ?? [];
    const version = { policyId: facts.policy.policyId, version: facts.policy.version };
    const attribution = attributeOrder({
      memberId: facts.memberId,
      buyerDistributorId: own?.status === 'active' ? own.id : null,
      allowSelfPurchase: facts.policy.allowSelfPurchase,
      placedAt: facts.placedAt,
      binding: found ? toDomain(found.binding) : null,
      click: found?.click ? this.clickFacts(found.click) : null,
      ownerUpline: ownerUpline.map((person) => this.uplineMember(person, facts.memberId)),
      buyerUpline: buyerUpline.map((person) => this.uplineMember(person, facts.memberId)),
      policies: {
        binding: { policyId: POLICY.policyId, version: POLICY.version },
        commission: version,
        settlement: version,
      },
    });
    const isBound = attribution.basis === 'binding';
    const people = isBound ? ownerUpline : attribution.basis === 'self-purchase' ? buyerUpline : [];
    return {
      attribution,
      people,
      binding: isBound && found ? found.binding : null,
      click: isBound ? (found?.click ?? null) : null,
      bindingPolicyVersion: POLICY.version,
    };
  }

  /** A paid order of the customer keeps others away for longer. */
  async extendOnOrder(tx: Tx, order: { memberId: MemberId; orderId: OrderId; at: Date }): Promise<void> {
    const current = await this.repository.lockCurrent(tx, order.memberId);
    const extension = current ? extendOnOrder(toDomain(current), order.at, POLICY) : null;
    if (current && extension)
      this.replace(tx, current, { draft: extension.binding, reason: 'ORDER_EXTENDS', at: order.at });
  }

  /**
   * A merge: clicks follow. Of two bindings in force the earlier one wins and the other is closed, so nobody can move
   * a customer by merging an account that was bound later.
   */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId, at }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    const [keeps, absorbed] = [
      await this.repository.lockCurrent(tx, keepsId),
      await this.repository.lockCurrent(tx, absorbsId),
    ];
    if (keeps && absorbed) {
      const loser = keeps.boundAt <= absorbed.boundAt ? absorbed : keeps;
      await this.repository.close(tx, loser.id, { at, reason: 'MERGED_EARLIER_WINS' });
    }
    const moved = await this.repository.reassignMember(tx, absorbsId, keepsId);
    const self = await this.repository.lockCurrent(tx, keepsId);
    const own = await this.distributors.ofMember(keepsId, tx);
    // Under the merged identity the customer may turn out to be the distributor: nobody is their own customer.
    if (self && own && self.distributorId === own.id)
      await this.repository.close(tx, self.id, { at, reason: 'MERGED_SELF' });
    return { ...moved, keptBinding: keeps?.id ?? null, absorbedBinding: absorbed?.id ?? null };
  }

  /** Codes and customers of a merged distributor go to the one who stays. */
  reassignDistributor(
    tx: Tx,
    from: DistributorId,
    to: DistributorId,
  ): Promise<{ bindings: number[]; codes: number[] }> {
    return this.repository.reassignDistributor(tx, from, to);
  }

  private async judge(
    tx: Tx,
    click: ClickRow,
    context: { memberId: MemberId; code: string | null; isRegistrationClick: boolean },
  ): Promise<BindingDecision> {
    const current = await this.repository.lockCurrent(tx, context.memberId);
    const own = await this.distributors.ofMember(context.memberId, tx);
    // A click on a distributor who merged since counts for the one who stayed.
    const people = await this.distributors.canonical(
      current ? [click.distributorId, current.distributorId] : [click.distributorId],
      tx,
    );
    const clicked = people.get(click.distributorId);
    const facts = {
      memberId: context.memberId,
      ownDistributorId: own?.id ?? null,
      clickedStanding: standingOf(clicked),
      ownerStanding: current ? standingOf(people.get(current.distributorId)) : null,
      isRegistrationClick: context.isRegistrationClick,
    };
    const owner = clicked?.id ?? click.distributorId;
    const decision = decideBinding(
      current ? toDomain(current) : null,
      { ...this.clickFacts(click), distributorId: owner },
      { policy: POLICY, facts },
    );
    await this.repository.judgeClick(tx, click.id, {
      memberId: context.memberId,
      effect: EFFECTS[decision.action],
      reason: decision.reason,
    });
    if ('binding' in decision) await this.write(tx, decision, { current, click, code: context.code });
    return decision;
  }

  private async write(
    tx: Tx,
    decision: Extract<BindingDecision, { binding: BindingDraft }>,
    { current, click, code }: { current: BindingRow | null; click: ClickRow; code: string | null },
  ): Promise<void> {
    const at = this.clock.now();
    if (current) await this.repository.close(tx, current.id, { at, reason: decision.reason });
    await this.repository.insert(tx, {
      ...decision.binding,
      id: this.ids.next('binding'),
      code,
      platform: click.platform,
      scene: click.scene,
      reason: decision.reason,
      policyVersion: `${POLICY.mode}@${POLICY.version}`,
      openMemberId: decision.binding.memberId,
      recordedAt: at,
      endedAt: null,
      endReason: null,
    });
    if (decision.action !== 'renew')
      await this.outbox.publish(tx, 'customer.bound', {
        memberId: decision.binding.memberId,
        distributorId: decision.binding.distributorId,
      });
  }

  private replace(
    tx: Tx,
    current: BindingRow,
    next: { draft: BindingDraft; reason: string; at: Date },
  ): void {
    const ended = { ...current, openMemberId: null, endedAt: next.at, endReason: next.reason };
    this.repository.replace(tx, ended, {
      ...current,
      ...next.draft,
      id: this.ids.next('binding'),
      reason: next.reason,
      openMemberId: current.memberId,
      recordedAt: next.at,
      endedAt: null,
      endReason: null,
    });
  }

  private clickFacts(click: ClickRow): ClickFacts {
    return { clickId: click.id, distributorId: click.distributorId, clickedAt: click.at };
  }

  private uplineMember(person: UplinePerson, buyerId: MemberId): UplineMember {
    return {
      distributorId: person.distributorId,
      level: person.level,
      maskedName: maskName(person.name),
      isActive: person.isActive,
      isBuyer: person.memberId === buyerId,
      tier: null,
    };
  }
}
