import { startSimulators } from '../../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import type { DoudianOrders } from '../doudian-ports.js';
import { Control } from '../testing/control.js';
import { DoudianShop, type DoudianConfig } from './index.js';

// Real: HTTP and signatures. Simulated: 抖店, its buyers and its clerks.
type Simulators = Awaited<ReturnType<typeof startSimulators>>;

const SKU = '1745678901234567';
const LONG_SKU = '17456789012345678901';
let simulators: Simulators;
let control: Control;
let shop: DoudianShop;

beforeAll(async () => {
  simulators = await startSimulators({
    ports: { douyin: 0, control: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.00001,
    quiet: true,
    config: testPlatformConfig(),
  });
  control = new Control(simulators.urls.control!);
  shop = shopWith({});
});
afterAll(() => simulators.stop());
beforeEach(() => control.post('reset'));

function shopWith(changes: Partial<DoudianConfig>, now = (): number => Date.now()): DoudianShop {
  return new DoudianShop(
    { ...simulators.config.doudian, baseUrl: simulators.urls.douyin!, ...changes },
    { now, http: { timeoutMs: 1_200, maxRetries: 0 } },
  );
}
const place = async (changes: object = {}): Promise<string> =>
  String((await control.action('douyin', 'doudianPlace', { skuId: SKU, ...changes })).orderId);
const move = (orderId: string, to: string) => control.action('douyin', 'doudianMove', { orderId, to });
const lately = () => ({ from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000) });
async function all<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

describe('orders', () => {
  it('come with what was paid for the goods, and whose they are', async () => {
    const amounts = {
      unitPriceFen: 9_900,
      quantity: 2,
      discountFen: 1_000,
      freightFen: 600,
      creatorFen: 300,
    };
    const orderNo = await place({ ...amounts, title: '桂花乌龙', persona: 7 });
    const [unpaid] = await all(shop.changedOrders(lately()));
    expect(unpaid).toMatchObject({ orderNo, state: 'unpaid', paidAt: null, completedAt: null });
    await control.post('pay', { outTradeNo: orderNo });
    await move(orderNo, 'shipped');
    expect(await shop.order(orderNo)).toMatchObject({ state: 'shipped', completedAt: null });
    await move(orderNo, 'completed');
    const [done, ...more] = await all(shop.changedOrders(lately()));
    expect(more).toEqual([]);
    expect(done).toEqual(await shop.order(orderNo));
    expect(done).toMatchObject({
      state: 'completed',
      appId: simulators.config.douyin.appId,
      openId: 'dyOPEN_user_7',
      paidAt: expect.any(Date) as Date,
      completedAt: expect.any(Date) as Date,
      lines: [
        { skuId: SKU, title: '桂花乌龙', quantity: 2, unitPriceFen: 9_900, paidFen: 18_800, creatorFen: 300 },
      ],
    });
  });

  it('keep numbers that are longer than a number', async () => {
    const orderNo = await place({ skuId: LONG_SKU, isElsewhere: true });
    expect(await shop.order(orderNo)).toMatchObject({
      appId: 'tt0000000000000009',
      openId: null,
      lines: [{ skuId: LONG_SKU, creatorFen: 0 }],
    });
  });

  it('are all there, however many changed in one second', async () => {
    const placed = new Set<string>();
    for (let count = 0; count < 203; count += 1) placed.add(await place());
    const found = await all(shop.changedOrders(lately()));
    expect(new Set(found.map(({ orderNo }) => orderNo))).toEqual(placed);
    const before = { from: new Date(Date.now() - 7_200_000), to: new Date(Date.now() - 3_600_000) };
    expect(await all(shop.changedOrders(before))).toEqual([]);
  });

  it('that were cancelled say so, and never that they are complete', async () => {
    const orderNo = await place();
    await move(orderNo, 'cancelled');
    expect(await shop.order(orderNo)).toMatchObject({ state: 'cancelled', paidAt: null, completedAt: null });
  });
});

describe('after-sale cases', () => {
  it('are open, and then bring money back or not', async () => {
    const orderNo = await place({ unitPriceFen: 5_000 });
    await move(orderNo, 'paid');
    const ask = { orderId: orderNo, amountFen: 1_200, status: 'open' };
    const { aftersaleId, lineId } = await control.action('douyin', 'doudianAftersale', ask);
    const facts = { aftersaleNo: aftersaleId, orderNo, lineNo: lineId };
    expect(await all(shop.changedAftersales(lately()))).toMatchObject([
      { ...facts, state: 'open', refundFen: 0 },
    ]);
    await control.action('douyin', 'doudianAftersale', { aftersaleId, status: 'refunded' });
    expect(await all(shop.changedAftersales(lately()))).toMatchObject([
      { ...facts, state: 'refunded', refundFen: 1_200 },
    ]);
    await control.action('douyin', 'doudianAftersale', { ...ask, status: 'ended' });
    expect((await all(shop.changedAftersales(lately()))).map(({ state }) => state)).toContain('ended');
  });
});

describe('tokens', () => {
  it('are made anew after they were refused, also where none is left to refresh', async () => {
    const orderNo = await place();
    await shop.order(orderNo);
    await control.action('douyin', 'doudianRevokeTokens');
    await expect(shop.order(orderNo)).resolves.toMatchObject({ orderNo });
  });

  it('are refreshed before they end', async () => {
    let aheadMs = 0;
    const later = shopWith({}, () => Date.now() + aheadMs);
    const orderNo = await place();
    await later.order(orderNo);
    aheadMs = 6.999 * 86_400_000;
    await control.post('clock', { offsetMs: aheadMs });
    await expect(later.order(orderNo)).resolves.toMatchObject({ orderNo });
    await control.post('clock', { offsetMs: 0 });
  });
});

describe('refusals and trouble', () => {
  const failing = (of: DoudianOrders, failure: string, code: RegExp) =>
    expect(of.order('1')).rejects.toMatchObject({
      failure,
      providerCode: expect.stringMatching(code) as string,
    });

  it('tell a wrong secret, app or shop from a wrong number', async () => {
    await failing(shopWith({ appSecret: 'wrong' }), 'unavailable', /^30007/);
    await failing(shopWith({ appKey: '1' }), 'unavailable', /^30003/);
    await failing(shopWith({ shopId: '1' }), 'unavailable', /^30006/);
    await failing(shop, 'rejected', /^50002/);
  });

  it('refuse a clock that is wrong', () =>
    failing(
      shopWith({}, () => Date.now() - 3_600_000),
      'rejected',
      /timestamp/,
    ));

  it('are unknown on 500 and on silence', async () => {
    await control.fault('douyin', 'http500', { operation: 'order.orderDetail' });
    await expect(shop.order('1')).rejects.toMatchObject({ failure: 'unknown' });
    await control.fault('douyin', 'timeoutAfter', { operation: 'order.searchList' });
    await expect(all(shop.changedOrders(lately()))).rejects.toMatchObject({ failure: 'unknown' });
  });
});
