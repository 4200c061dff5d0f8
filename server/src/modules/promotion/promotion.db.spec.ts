import { asId, parseId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { aShop, type TestShop } from '../../../test/factories/shop.js';
import { PromotionService, type CouponDraft, type CouponId } from './index.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('coupons', () => {
  let shop: TestShop;
  let promotion: PromotionService;

  beforeAll(async () => {
    shop = await aShop();
    promotion = shop.context.get(PromotionService);
  });
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  async function aCoupon(changes: Partial<CouponDraft> = {}): Promise<CouponId> {
    const now = shop.context.clock.now().getTime();
    const draft = {
      title: '满 199 减 30',
      thresholdFen: fen(19900),
      discountFen: fen(3000),
      total: 10,
      perMember: 1,
      startsAt: new Date(now - 1000),
      endsAt: new Date(now + 86_400_000),
      ...changes,
    };
    const view = await shop.context.inTx((tx) => promotion.createCoupon(tx, draft));
    return parseId('coupon', view.id) ?? asId('coupon', 1);
  }

  const claim = (memberId: ReturnType<TestShop['member']>, couponId: CouponId) =>
    shop.context.inTx((tx) => promotion.claim(tx, { memberId, couponId }));

  it('gives 10 coupons to 30 people exactly 10 times, and one person one', async () => {
    const couponId = await aCoupon();
    const people = Array.from({ length: 30 }, () => shop.member());
    const results = await Promise.allSettled(
      people.flatMap((id) => [claim(id, couponId), claim(id, couponId)]),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
    expect(await shop.count('coupon_grants')).toBe(10);
    expect(await shop.count('coupons', 'claimed = 10')).toBe(1);
    const [listed] = await promotion.listCoupons(null);
    expect(listed).toMatchObject({ state: 'sold-out', remaining: 0 });
  });

  it('refuses what has ended, has not begun, or makes no sense', async () => {
    const now = shop.context.clock.now().getTime();
    const memberId = shop.member();
    const later = await aCoupon({ startsAt: new Date(now + 1000) });
    await expect(claim(memberId, later)).rejects.toEqual(refusal('COUPON_NOT_APPLICABLE'));
    const ended = await aCoupon();
    shop.context.clock.advance(86_400_000);
    await expect(claim(memberId, ended)).rejects.toEqual(refusal('COUPON_NOT_APPLICABLE'));
    await expect(aCoupon({ discountFen: fen(20000) })).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(claim(memberId, asId('coupon', 7))).rejects.toEqual(refusal('COUPON_NOT_FOUND'));
  });

  it('lets one order hold a coupon, whoever asks at the same time', async () => {
    const memberId = shop.member();
    const grant = await claim(memberId, await aCoupon());
    const grantId = parseId('couponGrant', grant.id) ?? asId('couponGrant', 1);
    const hold = (order: number, who = memberId) =>
      shop.context.inTx((tx) =>
        promotion.hold(tx, { grantId, memberId: who, orderId: asId('order', order) }),
      );
    await expect(hold(9, shop.member())).rejects.toEqual(refusal('COUPON_NOT_APPLICABLE'));
    const results = await Promise.allSettled([hold(1), hold(2), hold(3)]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await promotion.listGrants(memberId, 'usable')).toEqual([]);
    const [held] = await promotion.grantsOf(memberId);
    const orderId = held?.orderId ?? asId('order', 1);
    expect(await shop.context.inTx((tx) => promotion.release(tx, orderId))).toBe(true);
    expect(await shop.context.inTx((tx) => promotion.release(tx, orderId))).toBe(false);
    await hold(5);
    expect(await shop.context.inTx((tx) => promotion.use(tx, asId('order', 5)))).toBe(true);
    expect(await shop.context.inTx((tx) => promotion.release(tx, asId('order', 5)))).toBe(false);
  });
});
