import { randomUUID } from 'node:crypto';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { asId, formatId, parseId } from '@yimai/shared/kernel/id';
import { TestMall } from '../../test/support/mall.js';
import { becomeDistributor, enter, type Shopper } from '../../test/support/mall-people.js';
import { LiveBroadcast } from '../platform/live/index.js';
import { ImportDoudianOrders } from './import-doudian-orders.js';
import { SettleCommissions } from './settle-commissions.js';

const PRODUCT_THERE = '3629468712345678901';
const SETTLED_MS = 30 * DAY_MS;

/** The whole server and a 抖店: what is bought there on somebody's recommendation earns. One SKU a story. */
describe('sales in 抖店', () => {
  let mall: TestMall;
  let owner: string;
  let categoryId: string;
  let code: string;
  let earner: Shopper;
  let people = 20;
  let goods = 0;

  beforeAll(async () => {
    mall = await TestMall.open();
    owner = await mall.staffToken('owner');
    categoryId = (await mall.call('createCategory', { name: '茗茶' }, { token: owner })).id;
    earner = await enter(mall, 10);
    ({ code } = await becomeDistributor(mall, earner, owner));
  }, 60_000);
  afterEach(async () => {
    await mall.moveTo(0);
    expect(await mall.violations()).toEqual([]);
  });
  afterAll(() => mall?.close());

  /** Goods of ours with one SKU that a 抖店 sells too. */
  async function offer(shopId = mall.platform.doudian.shopId): Promise<{ skuId: string; there: string }> {
    goods += 1;
    const there = `17456789012340${10 + goods}`;
    const product = await mall.call(
      'createProduct',
      {
        title: `桂花乌龙 ${goods}`,
        categoryIds: [categoryId],
        images: [{ url: '/files/a.png', width: 800, height: 800, placeholderColor: '#eeeeee' }],
        detail: [],
        specs: [],
        skus: [{ specs: [], priceFen: 9_900, stock: 10, doudianSkuId: there }],
        freightTemplate: '全国包邮',
        doudian: { shopId, productId: PRODUCT_THERE },
      },
      { token: owner },
    );
    await mall.call('setShelf', { productId: product.id, isOnShelf: true }, { token: owner });
    return { skuId: product.skus[0]?.id ?? '', there };
  }
  async function onDouyin(referralCode?: string, deviceId?: string): Promise<{ no: number; token: string }> {
    const no = (people += 1);
    const { tokens } = await mall.call('loginDouyin', {
      code: `sim-user-${no}.${randomUUID().slice(0, 12)}`,
      deviceId: deviceId ?? `device-${no}-dy`,
      ...(referralCode ? { referralCode } : {}),
    });
    return { no, token: tokens.accessToken };
  }
  const open = (skuId: string, token?: string, deviceId = 'device-someone') =>
    mall.call('openDoudianOrder', { skuId, quantity: 1, deviceId }, token ? { token } : {});
  const there = <T = Record<string, string>>(action: string, input: object): Promise<T> =>
    mall.sim.control<T>(`providers/douyin/doudian${action}`, input);
  const place = async (skuId: string, more: object = {}): Promise<string> =>
    (await there('Place', { skuId, unitPriceFen: 10_000, ...more }))['orderId'] ?? '';
  const move = (orderId: string, to: string) => there('Move', { orderId, to });
  const run = () => mall.get(ImportDoudianOrders).run();
  const imported = async () => expect(await run()).toEqual({ failed: 0 });
  const earned = async (orderNo: string) =>
    (
      await mall.sql(
        'SELECT c.id, c.state, c.amount_fen, c.reversed_fen, c.matures_at FROM commissions c JOIN doudian_sales s ON s.id = c.order_id WHERE s.order_no = ?',
        [orderNo],
      )
    ).map((row) => ({
      id: formatId('commission', asId('commission', Number(row['id']))),
      state: String(row['state']),
      amountFen: Number(row['amount_fen']),
      netFen: Number(row['amount_fen']) - Number(row['reversed_fen']),
      maturesAt: row['matures_at'] as Date | null,
    }));
  const verdictOf = async (orderNo: string): Promise<unknown> =>
    (await mall.sql('SELECT verdict FROM doudian_sales WHERE order_no = ?', [orderNo]))[0]?.['verdict'];
  const settle = () => mall.get(SettleCommissions).run();

  /** Opened by somebody whom the earner sent, and paid. */
  async function sold(more: object = {}): Promise<string> {
    const { skuId, there: skuThere } = await offer();
    const buyer = await onDouyin(code);
    await open(skuId, buyer.token);
    const orderNo = await place(skuThere, { persona: buyer.no, ...more });
    await move(orderNo, 'paid');
    return orderNo;
  }

  it('earn what the policy says of what was paid for the goods, once, with a receipt', async () => {
    const orderNo = await sold({ quantity: 2, discountFen: 2_000, freightFen: 800, creatorFen: 1_000 });
    await imported();
    await imported();
    const { items } = await mall.call('listCommissions', {}, { token: earner.token });
    const [line, ...more] = items.filter(({ orderNumber }) => orderNumber === orderNo);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ platform: 'douyin', isViaDoudian: true, quantity: 2, state: 'accrued' });
    const { id: commissionId } = line ?? { id: '' };
    const receipt = await mall.call('getCommissionReceipt', { commissionId }, { token: earner.token });
    // 2 × ¥100 − ¥20 paid for the goods, ¥10 of it to a creator.
    expect(receipt).toMatchObject({ baseFen: 17_000, netFen: line?.netFen, evidence: { code } });
    expect(receipt.explain[0]).toBe(
      '在商家小店成交并收款：商品实付 ¥180.00（不含运费），扣除达人佣金 ¥10.00 后计佣。',
    );
    expect(await mall.sql("SELECT 1 FROM ledger_entries WHERE code LIKE 'payment.%'")).toEqual([]);
  });

  it('mature when the order there is complete, and settle by the same days', async () => {
    const orderNo = await sold();
    await imported();
    expect((await earned(orderNo))[0]?.maturesAt).toBeNull();
    await move(orderNo, 'shipped');
    await move(orderNo, 'completed');
    await imported();
    const { maturesAt } = (await earned(orderNo))[0] ?? {};
    expect((maturesAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(7 * DAY_MS);
    await mall.moveTo(SETTLED_MS);
    await settle();
    expect((await earned(orderNo))[0]?.state).toBe('available');
  });

  it('are undone by refunds there in parts, and after settlement from what is left', async () => {
    const orderNo = await sold({ creatorFen: 300 });
    const aftersale = (input: object) => there('Aftersale', { orderId: orderNo, ...input });
    await imported();
    const { amountFen = 0 } = (await earned(orderNo))[0] ?? {};
    await aftersale({ amountFen: 3_333 });
    await imported();
    await imported();
    const [part] = await earned(orderNo);
    const told = jest.spyOn(mall.get(LiveBroadcast), 'send');
    expect(await mall.jobs()).toMatchObject({ failed: 0 });
    const news = {
      type: 'commission.reversed',
      orderNumber: orderNo,
      commissionFen: amountFen - (part?.netFen ?? 0),
    };
    expect(told).toHaveBeenCalledWith(expect.anything(), expect.objectContaining(news));
    told.mockRestore();
    expect(part?.netFen).toBeGreaterThan(0);
    expect(part?.netFen).toBeLessThan(amountFen);
    await move(orderNo, 'shipped');
    await move(orderNo, 'completed');
    const { aftersaleId } = await aftersale({ amountFen: 6_667, status: 'open' });
    await imported();
    await mall.moveTo(SETTLED_MS);
    await settle();
    expect((await earned(orderNo))[0]?.state).toBe('accrued');
    await aftersale({ aftersaleId, status: 'ended' });
    await imported();
    await mall.moveTo(2 * SETTLED_MS);
    await settle();
    expect((await earned(orderNo))[0]?.state).toBe('available');
    await aftersale({ amountFen: 6_667 });
    await imported();
    const [undone] = await earned(orderNo);
    expect(undone).toMatchObject({ state: 'reversed', netFen: 0 });
    const parts = await mall.sql(
      "SELECT JSON_VALUE(taken_from, '$.heldFen') held, JSON_VALUE(taken_from, '$.availableFen') available FROM commission_reversals WHERE commission_id = ? ORDER BY id",
      [parseId('commission', undone?.id ?? '')],
    );
    const shareFen = part?.netFen ?? 0;
    expect(parts.map(({ held, available }) => [Number(held), Number(available)])).toEqual([
      [amountFen - shareFen, 0],
      [0, shareFen],
    ]);
  });

  it('earn nothing that is kept when they are first heard of at the end', async () => {
    const cancelled = await sold();
    await move(cancelled, 'cancelled');
    const refunded = await sold();
    await there('Aftersale', { orderId: refunded });
    const complete = await sold();
    await move(complete, 'shipped');
    await move(complete, 'completed');
    const unpaid = await place((await offer()).there);
    await imported();
    expect(await earned(cancelled)).toEqual([]);
    expect(await earned(refunded)).toMatchObject([{ state: 'reversed', netFen: 0 }]);
    expect(await earned(complete)).toMatchObject([{ state: 'accrued', maturesAt: expect.any(Date) as Date }]);
    expect(await verdictOf(unpaid)).toBe('unopened');
    await move(complete, 'cancelled');
    await there('Aftersale', { orderId: complete });
    await imported();
    expect(await earned(complete)).toMatchObject([{ state: 'reversed', netFen: 0 }]);
  });

  it('of goods that are not ours, and of other shops, are none of our business', async () => {
    const foreign = await place('999');
    const ofAnotherShop = await place((await offer('99900011')).there);
    for (const orderId of [foreign, ofAnotherShop]) {
      await move(orderId, 'paid');
      await there('Aftersale', { orderId });
    }
    await imported();
    expect([await verdictOf(foreign), await verdictOf(ofAnotherShop)]).toEqual([undefined, undefined]);
  });

  it('are nobody’s where they came from elsewhere, or several may have bought them', async () => {
    const { skuId, there: skuThere } = await offer();
    await open(skuId, (await onDouyin(code)).token);
    const elsewhere = await place(skuThere, { isElsewhere: true });
    await open(skuId, (await onDouyin()).token);
    const ambiguous = await place(skuThere);
    const stranger = await place(skuThere, { persona: 199 });
    for (const orderNo of [elsewhere, ambiguous, stranger]) await move(orderNo, 'paid');
    await imported();
    expect(await Promise.all([elsewhere, ambiguous, stranger].map(verdictOf))).toEqual([
      'elsewhere',
      'ambiguous',
      'unopened',
    ]);
    expect(await earned(ambiguous)).toEqual([]);
  });

  it('of a guest count from the login that tells who it was', async () => {
    const { skuId, there: skuThere } = await offer();
    const deviceId = `device-guest-${randomUUID().slice(0, 8)}`;
    await mall.call('recordClick', { code, deviceId, platform: 'douyin', scene: 'share-card' });
    await open(skuId, undefined, deviceId);
    const orderNo = await place(skuThere, { persona: people + 1 });
    await move(orderNo, 'paid');
    await imported();
    expect(await verdictOf(orderNo)).toBe('waiting');
    await onDouyin(undefined, deviceId);
    await imported();
    expect(await verdictOf(orderNo)).toBe('attributed');
    expect(await earned(orderNo)).toMatchObject([{ state: 'accrued' }]);
  });

  it('of a distributor’s own do not earn for them', async () => {
    const { skuId, there: skuThere } = await offer();
    await open(skuId, earner.token);
    const orderNo = await place(skuThere);
    await move(orderNo, 'paid');
    await imported();
    expect(await verdictOf(orderNo)).toBe('unreferred');
    expect(await earned(orderNo)).toEqual([]);
  });

  it('are read again after 抖店 did not answer, and go on where others fail', async () => {
    const orderNo = await sold();
    await mall.sim.control('faults', {
      provider: 'douyin',
      fault: 'http500',
      operation: 'afterSale.List',
      count: 9,
    });
    await expect(run()).rejects.toMatchObject({ failure: 'unknown' });
    for (let left = 9; left > 0; left -= 3) await run().catch(() => undefined);
    await imported();
    expect(await earned(orderNo)).toHaveLength(1);
  });
});
