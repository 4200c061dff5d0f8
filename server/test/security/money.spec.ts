import type { ErrorCode } from '@yimai/shared/api/errors';
import { TestMall, type Reply } from '../support/mall.js';
import {
  addressOf,
  becomeDistributor,
  enter,
  order,
  pay,
  quoted,
  startPaying,
  stockUp,
  type Goods,
  type OrderInput,
  type Shopper,
} from '../support/mall-people.js';
import { makeEarners, type Earner } from './earners.js';
import { refusalProblem } from './refusals.js';

const BUYERS = 50;
const UNITS = 20;
/** ¥14.85 each. */
const SOLD = 100;
const EARNED_FEN = 148_500;

describe('money', () => {
  let mall: TestMall;
  let owner: string;
  let goods: Goods;
  let earners: Earner[];
  let people = 110;

  beforeAll(async () => {
    mall = await TestMall.open();
    ({ earners, goods } = await makeEarners(mall, [1, 2, 3, 4], SOLD));
    owner = await mall.staffToken('owner');
  }, 60_000);
  afterAll(() => mall?.close());
  afterEach(async () => {
    await mall.jobs();
    expect(await mall.violations()).toEqual([]);
    const { sumFen } = await mall.call('getTrialBalance', {}, { token: owner });
    expect(sumFen).toBe(0);
  });

  const buyer = (code?: string): Promise<Shopper> => enter(mall, (people += 1), code);
  const earner = (index: number): Earner => earners[index] as Earner;
  const count = async (what: string, values: unknown[] = []): Promise<number> => {
    const [row] = await mall.sql(`SELECT COUNT(*) AS n FROM ${what}`, values);
    return Number(row?.['n']);
  };

  /** The call is refused with this code, in Chinese, and no row anywhere has changed. */
  async function refused(call: () => Promise<Reply>, code: ErrorCode): Promise<void> {
    const before = await mall.checksums();
    expect(refusalProblem(await call(), code)).toBeNull();
    expect(await mall.checksums()).toEqual(before);
  }

  /** A shopper with an address and what they would send to order one unit. */
  async function readyToOrder(): Promise<{ shopper: Shopper; addressId: string; input: OrderInput }> {
    const shopper = await buyer();
    const addressId = await addressOf(mall, shopper);
    return { shopper, addressId, input: await quoted(mall, shopper, { skuId: goods.skuId, addressId }) };
  }

  describe('of the buyer', () => {
    it(`${BUYERS} buyers at once for ${UNITS} units buy exactly ${UNITS}`, async () => {
      const scarce = await stockUp(mall, owner, { stock: UNITS });
      const inputs: { token: string; input: OrderInput }[] = [];
      for (let index = 0; index < BUYERS; index += 1) {
        const shopper = await buyer();
        const addressId = await addressOf(mall, shopper);
        inputs.push({
          token: shopper.token,
          input: await quoted(mall, shopper, { skuId: scarce.skuId, addressId }),
        });
      }
      const replies = await Promise.all(
        inputs.map(({ token, input }) => mall.send('placeOrder', input, { token })),
      );
      const sold = replies.filter(({ status }) => status === 201);
      const told = replies
        .filter(({ status }) => status !== 201)
        .map((reply) => refusalProblem(reply, 'OUT_OF_STOCK'));
      expect([sold.length, told]).toEqual([UNITS, Array(BUYERS - UNITS).fill(null)]);
      const { skus } = await mall.call('getProduct', { productId: scarce.productId }, {});
      expect(skus[0]?.available).toBe(0);
    }, 60_000);

    it('two identical requests to pay, and two to be paid, charge once', async () => {
      const shopper = await buyer();
      const { id: orderId } = await order(mall, shopper, goods);
      const [first, second] = await Promise.all([
        startPaying(mall, shopper, orderId),
        startPaying(mall, shopper, orderId),
      ]);
      expect(first.attemptId).toBe(second.attemptId);
      const charge = (): Promise<unknown> =>
        mall.sim.control('pay', { outTradeNo: first.outTradeNo, persona: shopper.no });
      const charges = await Promise.allSettled([charge(), charge(), charge()]);
      expect(charges.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await mall.until(
        async () =>
          (await mall.call('getOrder', { orderId }, { token: shopper.token })).state === 'awaitingShipment',
        'payment',
      );
      const again = () =>
        mall.send('startPayment', { orderId, scene: 'wechat-mini' }, { token: shopper.token });
      await refused(again, 'ORDER_STATE');
    });

    it('prices come from nobody but us', async () => {
      const { shopper, addressId, input } = await readyToOrder();
      const send = (changes: object) => () =>
        mall.send('placeOrder', { ...input, ...changes }, { token: shopper.token });
      for (const field of [
        'priceFen',
        'payableFen',
        'discountFen',
        'freightFen',
        'goodsFen',
        'memberId',
        'state',
      ])
        await refused(send({ [field]: 1 }), 'UNKNOWN_FIELD');
      await refused(send({ lines: [{ skuId: goods.skuId, quantity: 1, priceFen: 1 }] }), 'UNKNOWN_FIELD');
      await refused(send({ lines: [{ skuId: goods.skuId, quantity: 2 }] }), 'QUOTE_CHANGED');
      for (const quantity of [0, -1, 1.5, 1000, 1e9])
        await refused(send({ lines: [{ skuId: goods.skuId, quantity }] }), 'INVALID_INPUT');
      await refused(send({ quoteToken: cheaper(input.quoteToken) }), 'QUOTE_CHANGED');
      await refused(send({ quoteToken: `${input.quoteToken}x` }), 'QUOTE_CHANGED');
      await refused(send({ quoteToken: shopper.token }), 'QUOTE_CHANGED');
      const other = await readyToOrder();
      await refused(send({ quoteToken: other.input.quoteToken }), 'QUOTE_CHANGED');
      await refused(send({ addressId: other.addressId }), 'ADDRESS_NOT_FOUND');
      const theirs = { lines: input.lines, addressId: other.addressId };
      await refused(() => mall.send('quoteOrder', theirs, { token: shopper.token }), 'ADDRESS_NOT_FOUND');
      const fields = { name: '我', phone: '13900000000', districtCode: '440305', detail: '偷来的' };
      await refused(
        () => mall.send('updateAddress', { ...fields, addressId: other.addressId }, { token: shopper.token }),
        'ADDRESS_NOT_FOUND',
      );
      expect((await mall.send('placeOrder', { ...input, addressId }, { token: shopper.token })).status).toBe(
        201,
      );
    });

    it("a coupon is its owner's, and once", async () => {
      const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
      const { id: couponId } = await mall.call(
        'createCoupon',
        {
          title: '减 50',
          thresholdFen: 0,
          discountFen: 5000,
          total: 9,
          perMember: 1,
          startsAt: at(-60_000),
          endsAt: at(3_600_000),
        },
        { token: owner },
      );
      const [mine, thief] = [await readyToOrder(), await readyToOrder()];
      const { id: couponGrantId } = await mall.call(
        'claimCoupon',
        { couponId },
        { token: mine.shopper.token },
      );
      const lines = mine.input.lines;
      const { token } = thief.shopper;
      await refused(
        () => mall.send('quoteOrder', { lines, addressId: thief.addressId, couponGrantId }, { token }),
        'COUPON_NOT_FOUND',
      );
      await refused(
        () => mall.send('placeOrder', { ...thief.input, couponGrantId }, { token }),
        'QUOTE_CHANGED',
      );
      await refused(
        () => mall.send('claimCoupon', { couponId }, { token: mine.shopper.token }),
        'COUPON_ALREADY_CLAIMED',
      );
      const basket = { skuId: goods.skuId, addressId: mine.addressId, couponGrantId };
      const input = await quoted(mall, mine.shopper, basket);
      const replies = await Promise.all(
        Array.from({ length: 6 }, () => mall.send('placeOrder', input, { token: mine.shopper.token })),
      );
      expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
    });

    it('nobody gets back more than was paid', async () => {
      const shopper = await buyer();
      const { token } = shopper;
      const placed = await order(mall, shopper, { skuId: goods.skuId, quantity: 2 });
      const base = { orderLineId: placed.lines[0]?.id, kind: 'refundOnly', quantity: 2, reason: '其他' };
      const ask = (changes: object) => () => mall.send('createAftersale', { ...base, ...changes }, { token });
      await refused(ask({}), 'ORDER_STATE');
      await pay(mall, shopper, placed.id);
      await refused(ask({ amountFen: 19_801 }), 'REFUND_EXCEEDS_PAID');
      await refused(ask({ quantity: 3 }), 'REFUND_EXCEEDS_PAID');
      for (const amountFen of [0, -1, 0.5, 1e18]) await refused(ask({ amountFen }), 'INVALID_INPUT');
      const replies = await Promise.all(Array.from({ length: 8 }, () => ask({})()));
      const accepted = replies.filter(({ status }) => status === 201);
      expect(accepted).toHaveLength(1);
      for (const reply of replies.filter(({ status }) => status !== 201))
        expect(refusalProblem(reply, 'AFTERSALE_IN_PROGRESS')).toBeNull();
      const { id: aftersaleId } = accepted[0]?.body as { id: string };
      const decide = () =>
        mall.send('decideAftersale', { aftersaleId, decision: 'approve' }, { token: owner });
      const decisions = await Promise.all([decide(), decide(), decide()]);
      expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      await mall.until(
        async () => (await count("refunds WHERE state = 'succeeded' AND cause = 'aftersale'")) === 1,
        'the refund',
      );
      const again = await ask({ quantity: 1 })();
      expect(again.status).toBe(409);
    });
  });

  describe('of the distributor', () => {
    it('never more than there is, however often at once', async () => {
      const { shopper } = earner(0);
      const withdraw = (amountFen: number): Promise<Reply> =>
        mall.send('createWithdrawal', { amountFen, channel: 'wechat' }, { token: shopper.token });
      await refused(() => withdraw(EARNED_FEN + 1), 'WITHDRAWAL_INSUFFICIENT');
      await refused(() => withdraw(99), 'WITHDRAWAL_TOO_SMALL');
      for (const amountFen of [0, -EARNED_FEN, 0.5, 1e12])
        await refused(() => withdraw(amountFen), 'INVALID_INPUT');
      const replies = await Promise.all(Array.from({ length: 20 }, () => withdraw(EARNED_FEN)));
      expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const reply of replies.filter(({ status }) => status !== 201))
        expect(refusalProblem(reply, 'WITHDRAWAL_INSUFFICIENT')).toBeNull();
      expect(await count('withdrawals WHERE amount_fen = ?', [EARNED_FEN])).toBe(1);
    });

    it("nobody's own code earns them anything", async () => {
      const { shopper, code, distributorId } = earner(1);
      const click = { code, deviceId: 'device-self-01', platform: 'wechat' };
      const clicked = await mall.call('recordClick', click, { token: shopper.token });
      expect(['recorded', 'ignored']).toContain(clicked.effect);
      const again = await enter(mall, shopper.no, code);
      expect((await mall.call('getMyBinding', {}, { token: again.token })).binding).toBeNull();
      const before = await commissionsOf(distributorId);
      const placed = await order(mall, again, goods);
      await pay(mall, again, placed.id);
      expect(await commissionsOf(distributorId)).toBe(before);
    });

    it("a suspended distributor's code binds nobody and earns nothing", async () => {
      const { shopper, code, distributorId } = earner(2);
      const customer = await buyer(code);
      expect((await mall.call('getMyBinding', {}, { token: customer.token })).binding).not.toBeNull();
      const suspend = { distributorId, status: 'suspended', reason: '刷单' };
      await mall.call('setDistributorStatus', suspend, { token: owner });
      await refused(() => mall.send('resolveReferral', { code }, {}), 'REFERRAL_CODE_INVALID');
      const click = { code, deviceId: 'device-susp-1', platform: 'wechat' };
      await refused(() => mall.send('recordClick', click, {}), 'REFERRAL_CODE_INVALID');
      const newcomer = await buyer(code);
      expect((await mall.call('getMyBinding', {}, { token: newcomer.token })).binding).toBeNull();
      for (const shopping of [customer, newcomer])
        await pay(mall, shopping, (await order(mall, shopping, goods)).id);
      // One commission from the time before.
      expect(await commissionsOf(distributorId)).toBe(1);
      const { token } = await enter(mall, shopper.no);
      const reply = await mall.send('createWithdrawal', { amountFen: 100, channel: 'wechat' }, { token });
      expect([reply.status, refusalProblem(reply)]).toEqual([403, null]);
    });

    it('a nonsense code is told so, and does not keep anybody out', async () => {
      for (const code of ['NOPE2345', '0000', 'zzzzzzzzzzzz']) {
        await refused(() => mall.send('resolveReferral', { code }, {}), 'REFERRAL_CODE_INVALID');
        const click = { code, deviceId: 'device-none-1', platform: 'h5' };
        await refused(() => mall.send('recordClick', click, {}), 'REFERRAL_CODE_INVALID');
      }
      for (const code of ["' OR 1=1", '../..', '😀😀😀😀', '%00%00', 'a'])
        await refused(() => mall.send('resolveReferral', { code }, {}), 'INVALID_INPUT');
      const newcomer = await buyer('NOPE2345');
      expect((await mall.call('getMyBinding', {}, { token: newcomer.token })).binding).toBeNull();
    });

    it('nobody recruits themselves or becomes a distributor twice', async () => {
      const { shopper, code } = earner(3);
      const { token } = shopper;
      const apply = (changes: object) => () =>
        mall.send('applyDistributor', { name: '我', agreedToTerms: true, ...changes }, { token });
      await refused(apply({}), 'DISTRIBUTOR_EXISTS');
      expect((await apply({ inviteCode: code })()).status).toBe(409);
      await refused(apply({ agreedToTerms: false }), 'INVALID_INPUT');
      const fresh = await buyer();
      await refused(
        () => mall.send('applyDistributor', { name: '我', agreedToTerms: true }, { token: fresh.token }),
        'PHONE_REQUIRED',
      );
      const child = await becomeDistributor(mall, fresh, owner);
      const parent = { distributorId: earner(3).distributorId, reason: '测试' };
      await mall.call(
        'setDistributorParent',
        { distributorId: child.distributorId, parentId: parent.distributorId, reason: '测试' },
        { token: owner },
      );
      await refused(
        () =>
          mall.send('setDistributorParent', { ...parent, parentId: child.distributorId }, { token: owner }),
        'SPONSOR_CYCLE',
      );
      await refused(
        () =>
          mall.send('setDistributorParent', { ...parent, parentId: parent.distributorId }, { token: owner }),
        'SPONSOR_SELF',
      );
      expect(await count('distributors WHERE parent_id = id')).toBe(0);
    });
  });

  async function commissionsOf(distributorId: string): Promise<number> {
    const { items } = await mall.call('consoleListDistributors', { limit: 50 }, { token: owner });
    const name = items.find(({ id }) => id === distributorId)?.name;
    return count(
      'commissions c JOIN distributors d ON d.id = c.distributor_id WHERE c.amount_fen > 0 AND d.name = ?',
      [name],
    );
  }
});

/** The same token with a price of one fen: the signature is over the old one. */
function cheaper(quoteToken: string): string {
  const [body = '', signature = ''] = quoteToken.split('.');
  const terms = JSON.parse(Buffer.from(body, 'base64url').toString()) as { l: number[][]; p: number };
  const altered = { ...terms, p: 1, l: terms.l.map(([skuId, quantity]) => [skuId, quantity, 1, 0]) };
  return `${Buffer.from(JSON.stringify(altered)).toString('base64url')}.${signature}`;
}
