import { Injectable } from '@nestjs/common';
import type { CouponGrantView, CouponView } from '@yimai/shared/contracts/catalog';
import type { MemberId, OrderId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import { LRUCache } from 'lru-cache';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { grantState, toCouponView, toGrantView } from './promotion.mapper.js';
import {
  PromotionRepository,
  type CouponGrantId,
  type CouponId,
  type CouponTerms,
  type GrantRecord,
} from './promotion.repository.js';

export interface CouponDraft {
  title: string;
  thresholdFen: Fen;
  discountFen: Fen;
  total: number;
  perMember: number;
  startsAt: Date;
  endsAt: Date;
}

/** Threshold coupons: created by the merchant, claimed by members, held by an order, used when it is paid. */
@Injectable()
export class PromotionService {
  private readonly termsCache = new LRUCache<CouponId, CouponTerms>({ max: 1_000 });

  constructor(
    private readonly repository: PromotionRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Every grant of a member, the soonest to end first. */
  async grantsOf(memberId: MemberId, tx?: Tx): Promise<GrantRecord[]> {
    const grants = await this.repository.grants(memberId, tx);
    // Whoever quotes a coupon now places an order with it soon.
    for (const { couponId, title, thresholdFen, discountFen, startsAt, endsAt } of grants)
      this.termsCache.set(couponId, { couponId, title, thresholdFen, discountFen, startsAt, endsAt });
    return grants;
  }

  /** Coupons that have not ended, with what this reader may do. */
  async listCoupons(memberId: MemberId | null): Promise<CouponView[]> {
    const now = this.clock.now();
    const coupons = await this.repository.current(now);
    const mine =
      memberId === null ? new Map<CouponId, number>() : await this.repository.claimCounts(memberId);
    return coupons.map((coupon) => toCouponView(coupon, mine.get(coupon.couponId) ?? 0, now));
  }

  async listGrants(memberId: MemberId, state: CouponGrantView['state']): Promise<CouponGrantView[]> {
    const now = this.clock.now();
    const grants = await this.repository.grants(memberId);
    return grants.filter((grant) => grantState(grant, now) === state).map((grant) => toGrantView(grant, now));
  }

  /** What a coupon promises. Coupons never change, so this is read once per process. Throws COUPON_NOT_FOUND. */
  async terms(couponId: CouponId, tx?: Tx): Promise<CouponTerms> {
    const known = this.termsCache.get(couponId);
    if (known) return known;
    const coupon = await this.repository.coupon(couponId, tx);
    if (!coupon) throw new DomainError('COUPON_NOT_FOUND');
    this.termsCache.set(couponId, coupon);
    return coupon;
  }

  /** Throws COUPON_NOT_FOUND, COUPON_NOT_APPLICABLE (not running), COUPON_SOLD_OUT, COUPON_ALREADY_CLAIMED. */
  async claim(
    tx: Tx,
    { memberId, couponId }: { memberId: MemberId; couponId: CouponId },
  ): Promise<CouponGrantView> {
    const coupon = await this.repository.coupon(couponId, tx);
    if (!coupon) throw new DomainError('COUPON_NOT_FOUND');
    const now = this.clock.now();
    if (coupon.startsAt > now || coupon.endsAt <= now)
      throw new DomainError('COUPON_NOT_APPLICABLE', { message: '优惠券不在领取时间内' });
    // The coupon's row is locked from here on, so that one member's simultaneous claims are counted one by one.
    const isTaken = await this.repository.takeOne(tx, couponId);
    const claimed = await this.repository.countGrants(tx, couponId, memberId);
    if (claimed >= coupon.perMember) throw new DomainError('COUPON_ALREADY_CLAIMED');
    if (!isTaken) throw new DomainError('COUPON_SOLD_OUT');
    const grantId = this.ids.next('couponGrant');
    await this.repository.insertGrant(tx, { grantId, couponId, memberId, at: now });
    return toGrantView({ ...coupon, grantId, state: 'usable', orderId: null }, now);
  }

  /** Ties a grant to an unpaid order. Throws COUPON_NOT_APPLICABLE when it is somebody else's, used or held. */
  async hold(tx: Tx, input: { grantId: CouponGrantId; memberId: MemberId; orderId: OrderId }): Promise<void> {
    if (!(await this.repository.hold(tx, input))) throw new DomainError('COUPON_NOT_APPLICABLE');
  }

  /** The order was paid. False: it held no coupon, or this was done before. */
  use(tx: Tx, orderId: OrderId): Promise<boolean> {
    return this.repository.use(tx, orderId, this.clock.now());
  }

  /** The order was closed unpaid. False: it held no coupon, or this was done before. */
  release(tx: Tx, orderId: OrderId): Promise<boolean> {
    return this.repository.release(tx, orderId);
  }

  /** Throws INVALID_INPUT where the terms make no sense: a discount above the threshold would make prices negative. */
  async createCoupon(tx: Tx, draft: CouponDraft): Promise<CouponView> {
    if (draft.endsAt <= draft.startsAt)
      throw new DomainError('INVALID_INPUT', { param: 'endsAt', message: '结束时间必须晚于开始时间' });
    if (draft.thresholdFen > 0 && draft.discountFen > draft.thresholdFen)
      throw new DomainError('INVALID_INPUT', { param: 'discountFen', message: '优惠金额不能超过使用门槛' });
    const now = this.clock.now();
    const coupon = { ...draft, couponId: this.ids.next('coupon'), claimed: 0 };
    await this.repository.insertCoupon(tx, { ...coupon, createdAt: now });
    return toCouponView(coupon, 0, now);
  }

  /** Two members became one: the kept one gets the other's coupons. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return { couponGrantIds: await this.repository.reassign(tx, absorbsId, keepsId) };
  }
}
