import { randomUUID } from 'node:crypto';
import { asId, formatId, parseId, type MemberId } from '@yimai/shared/kernel/id';
import { TestMall, type Reply } from '../../test/support/mall.js';
import {
  addressOf,
  becomeDistributor,
  enter,
  order,
  pay,
  type Shopper,
} from '../../test/support/mall-people.js';
import { DoudianService } from '../modules/doudian/index.js';
import { UnitOfWork } from '../platform/db/index.js';

const THERE = { shopId: '5893575', productId: '3629468712345678901' };
const ON_SHELF_THERE = ['1745678901234567', '1745678901234568'] as const;

/** The whole server: goods that are bought in 抖店 by whoever is inside of Douyin, and by us everywhere else. */
describe('goods of 抖店', () => {
  let mall: TestMall;
  let owner: string;
  let categoryId: string;
  let skuIds: string[];
  let productId: string;
  let code: string;
  let people = 60;

  beforeAll(async () => {
    mall = await TestMall.open();
    owner = await mall.staffToken('owner');
    categoryId = (await mall.call('createCategory', { name: '茗茶' }, { token: owner })).id;
    const product = await mall.call('createProduct', draft(), { token: owner });
    await mall.call('setShelf', { productId: product.id, isOnShelf: true }, { token: owner });
    productId = product.id;
    skuIds = product.skus.map(({ id }) => id);
    ({ code } = await becomeDistributor(mall, await enter(mall, 50), owner));
  }, 60_000);
  afterAll(() => mall?.close());

  const draft = (changes: object = {}) => ({
    title: '桂花乌龙',
    categoryIds: [categoryId],
    images: [{ url: '/files/a.png', width: 800, height: 800, placeholderColor: '#eeeeee' }],
    detail: [],
    specs: [{ name: '净含量', values: ['125g', '250g'] }],
    skus: ON_SHELF_THERE.map((doudianSkuId, index) => ({
      specs: [['125g', '250g'][index] ?? ''],
      priceFen: 9_900,
      stock: 10,
      doudianSkuId,
    })),
    freightTemplate: '全国包邮',
    doudian: THERE,
    ...changes,
  });

  /** The same person in the WeChat or the Douyin mini-program. */
  async function onDouyin(referralCode?: string): Promise<Shopper> {
    const no = (people += 1);
    const { tokens, member } = await mall.call('loginDouyin', {
      code: `sim-user-${no}.${randomUUID().slice(0, 12)}`,
      deviceId: `device-${no}-dy`,
      ...(referralCode ? { referralCode } : {}),
    });
    const { accessToken: token, refreshToken } = tokens;
    return { no, phone: `1380000${String(no).padStart(4, '0')}`, memberId: member.id, token, refreshToken };
  }
  const open = (who: { token?: string }, deviceId: string, changes: object = {}): Promise<Reply> =>
    mall.send('openDoudianOrder', { skuId: skuIds[1], quantity: 2, deviceId, ...changes }, who);
  const intents = (deviceId: string) =>
    mall.sql('SELECT * FROM doudian_intents WHERE device_id = ? ORDER BY id', [deviceId]);
  const evidenceOf = (row: Record<string, unknown> | undefined) =>
    (typeof row?.['evidence'] === 'string' ? JSON.parse(row['evidence']) : row?.['evidence']) as unknown;
  const codeOf = async (reply: Promise<Reply>): Promise<string> => (await reply).error.code ?? '';
  const quote = (who: Shopper) =>
    mall.send('quoteOrder', { lines: [{ skuId: skuIds[0], quantity: 1 }] }, { token: who.token });

  describe('are linked by staff', () => {
    const saving = (changes: object) => mall.send('createProduct', draft(changes), { token: owner });
    const [first = ''] = ON_SHELF_THERE;
    const sku = (value: string, doudianSkuId: string | null) => ({
      specs: [value],
      priceFen: 100,
      doudianSkuId,
    });
    const mistakes: [string, object, string][] = [
      ['no id of a SKU', { skus: [sku('125g', first), sku('250g', null)] }, 'skus.1.doudianSkuId'],
      ['one id twice', { skus: [sku('125g', first), sku('250g', first)] }, 'skus.1.doudianSkuId'],
      ['SKUs of no product', { doudian: null }, 'skus.0.doudianSkuId'],
      ['letters', { doudian: { ...THERE, shopId: '店铺 12' } }, 'doudian.shopId'],
      ['a code', { kind: 'virtual' }, 'doudian'],
    ];
    it.each(mistakes)('not with %s', async (_, changes, param) => {
      const { status, error } = await saving(changes);
      expect([status, error.code, error.param]).toEqual([400, 'INVALID_INPUT', param]);
    });

    it('with everything on record, and shoppers learn no more than that', async () => {
      const forStaff = await mall.call('consoleGetProduct', { productId }, { token: owner });
      expect(forStaff.doudian).toEqual(THERE);
      expect(forStaff.skus.map(({ doudianSkuId }) => doudianSkuId)).toEqual(ON_SHELF_THERE);
      const reply = await mall.send('getProduct', { productId }, {});
      expect(reply.body).toMatchObject({ isViaDoudian: true });
      expect(reply.text).not.toMatch(new RegExp([THERE.shopId, ...ON_SHELF_THERE].join('|')));
      const [audited] = await mall.sql(
        "SELECT detail FROM audit_records WHERE action = 'product.create' ORDER BY id LIMIT 1",
      );
      expect(JSON.stringify(audited)).toContain(THERE.productId);
    });
  });

  describe('inside of Douyin', () => {
    it('are neither priced nor ordered by us', async () => {
      const wechat = await enter(mall, (people += 1));
      const douyin = await onDouyin();
      expect(await codeOf(quote(douyin))).toBe('SOLD_THROUGH_DOUDIAN');
      expect((await quote(wechat)).status).toBe(200);
    });

    it('are not paid, though ordered before they were linked', async () => {
      const plain = draft({ doudian: null, specs: [], skus: [{ specs: [], priceFen: 9_900, stock: 9 }] });
      const later = await mall.call('createProduct', plain, { token: owner });
      await mall.call('setShelf', { productId: later.id, isOnShelf: true }, { token: owner });
      const buyer = await onDouyin();
      const lines = [{ skuId: later.skus[0]?.id ?? '', quantity: 1 }];
      const addressId = await addressOf(mall, buyer);
      const { token } = buyer;
      const quoted = await mall.call('quoteOrder', { lines, addressId, couponGrantId: null }, { token });
      const placing = { quoteToken: quoted.quoteToken, lines, addressId, couponGrantId: null };
      const place = () => mall.send('placeOrder', { ...placing, platform: 'douyin' }, { token });
      const placed = await place();
      expect(placed.status).toBe(201);
      const linked = { ...plain, doudian: THERE, skus: [{ ...plain.skus[0], doudianSkuId: '77' }] };
      await mall.call('updateProduct', { productId: later.id, ...linked }, { token: owner });
      const { id: orderId } = placed.body as { id: string };
      const paying = mall.send('startPayment', { orderId, scene: 'douyin-mini' }, { token });
      expect(await codeOf(paying)).toBe('SOLD_THROUGH_DOUDIAN');
      expect(await codeOf(place())).toBe('SOLD_THROUGH_DOUDIAN');
    });

    it('are opened in 抖店 with the number wanted, and what an order would carry is kept', async () => {
      const buyer = await onDouyin(code);
      const { status, body } = await open(buyer, 'device-bound-1');
      expect([status, body]).toEqual([200, { ...THERE, skuId: ON_SHELF_THERE[1], skuAmount: 2 }]);
      const [row] = await intents('device-bound-1');
      expect(row).toMatchObject({
        quantity: 2,
        code,
        doudian_shop_id: THERE.shopId,
        doudian_product_id: THERE.productId,
        doudian_sku_id: ON_SHELF_THERE[1],
      });
      expect(formatId('member', asId('member', Number(row?.['member_id'])))).toBe(buyer.memberId);
      expect(row?.['distributor_id']).not.toBeNull();
      expect(evidenceOf(row)).toMatchObject({
        by: 'member',
        attribution: { code, distributorId: Number(row?.['distributor_id']), upline: [{ level: 1 }] },
      });
    });

    it('keep the last code that a guest was sent by, and nobody for one who came alone', async () => {
      const deviceId = 'device-guest-1';
      await mall.call('recordClick', { code, deviceId, platform: 'douyin', scene: 'share-card' });
      await open({}, deviceId);
      await open({}, 'device-guest-2');
      const [sent] = await intents(deviceId);
      expect(sent).toMatchObject({ member_id: null, code });
      expect(evidenceOf(sent)).toMatchObject({
        by: 'device',
        click: { platform: 'douyin', scene: 'share-card' },
      });
      const [alone] = await intents('device-guest-2');
      expect(alone).toMatchObject({ member_id: null, distributor_id: null, code: null });
      expect(evidenceOf(alone)).toEqual({ by: 'device', click: null });
    });

    it('may be opened again: each time is a line of its own', async () => {
      const buyer = await onDouyin();
      for (const quantity of [1, 3]) await open(buyer, 'device-again-1', { quantity });
      expect((await intents('device-again-1')).map((row) => Number(row['quantity']))).toEqual([1, 3]);
    });

    it('belong to whoever the member became', async () => {
      const [absorbs, keeps] = [await onDouyin(), await onDouyin()];
      await open(absorbs, 'device-merged-1');
      const idOf = ({ memberId }: Shopper) => parseId('member', memberId) as MemberId;
      const merge = { keepsId: idOf(keeps), absorbsId: idOf(absorbs), at: new Date(0) };
      const moved = await mall.app
        .get(UnitOfWork)
        .run((tx) => mall.app.get(DoudianService).absorb(tx, merge));
      expect(moved).toEqual({ intents: 1, sales: 0 });
      expect(Number((await intents('device-merged-1'))[0]?.['member_id'])).toBe(idOf(keeps));
    });

    it('are not opened where there is nothing to open', async () => {
      const plain = draft({ doudian: null, specs: [], skus: [{ specs: [], priceFen: 9_900, stock: 9 }] });
      const other = await mall.call('createProduct', plain, { token: owner });
      const skuId = other.skus[0]?.id;
      expect(await codeOf(open({}, 'device-none-1', { skuId }))).toBe('PRODUCT_OFF_SHELF');
      await mall.call('setShelf', { productId: other.id, isOnShelf: true }, { token: owner });
      expect(await codeOf(open({}, 'device-none-1', { skuId }))).toBe('DOUDIAN_NOT_LINKED');
      const nobodys = formatId('sku', asId('sku', 4_000_000_000_123));
      expect(await codeOf(open({}, 'device-none-1', { skuId: nobodys }))).toBe('SKU_NOT_FOUND');
      expect(await intents('device-none-1')).toEqual([]);
    });
  });

  it('are bought on WeChat as everything else', async () => {
    const buyer = await enter(mall, (people += 1));
    const { id } = await order(mall, buyer, { skuId: skuIds[0] ?? '' });
    await pay(mall, buyer, id);
    const { state } = await mall.call('getOrder', { orderId: id }, { token: buyer.token });
    expect(state).toBe('awaitingShipment');
  });
});
