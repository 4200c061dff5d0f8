import { routes } from '@yimai/shared/contracts/api';
import type { ClientOs } from '@yimai/shared/domain/goods/virtual-goods';
import { formatId, parseId, type Id, type MemberId, type SkuId } from '@yimai/shared/kernel/id';
import { aTrade, type TestTrade } from '../../test/factories/trade.js';
import { CatalogService } from '../modules/catalog/index.js';
import type { CallContext, MemberPrincipal } from '../platform/http/index.js';
import { PlaceOrder } from './place-order.js';
import { QuoteOrder } from './quote-order.js';
import { ShipOrder } from './ship-order.js';
import { StartPayment } from './start-payment.js';
import { TrackParcels } from './track-parcels.js';

const refusal = (code: string) => expect.objectContaining({ code });
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) MicroMessenger/8.0.50';
const CODE = { carrier: 'online', trackingNumber: 'TEA-2026-0001' };
type Platform = MemberPrincipal['platform'];

/** Goods that are a code: sold behind a gate, not on iPhones inside mini-programs, and delivered without a carrier. */
describe('virtual goods', () => {
  let trade: TestTrade;
  let categoryId: Id<'category'>;

  beforeAll(async () => (trade = await aTrade()), 60_000);
  beforeEach(async () => {
    await trade.open();
    const draft = { parentId: null, name: '茶券', iconUrl: '', sort: 1 };
    const made = await trade.context.inTx((tx) =>
      trade.context.get(CatalogService).createCategory(tx, draft),
    );
    categoryId = made.categoryId;
  });
  afterAll(() => trade.close());

  const gate = (isOpen: boolean) =>
    trade.context.inTx((tx) => trade.context.get(CatalogService).setVirtualGate(tx, { categoryId, isOpen }));
  const aCode = () => trade.product({ kind: 'virtual', categoryIds: [categoryId], priceFen: 5_000 });
  const calling = (memberId: MemberId, os: ClientOs, changes: Partial<CallContext> = {}): CallContext =>
    trade.call(memberId, undefined, { os, ...changes });
  const from = (platform: Platform, memberId: MemberId): Partial<CallContext> => ({
    principal: { kind: 'member', memberId, sessionId: 1, distributorId: null, platform },
  });
  const quote = (call: CallContext, ...skuIds: SkuId[]) => {
    const lines = trade.lines(skuIds.map((skuId) => [skuId, 1] as const));
    return trade.context.get(QuoteOrder).run(call, routes.quoteOrder.input.parse({ lines }));
  };
  const placing = (quoted: Awaited<ReturnType<typeof quote>>) =>
    routes.placeOrder.input.parse({
      quoteToken: quoted.quoteToken,
      lines: quoted.lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
      addressId: quoted.address?.id,
      couponGrantId: null,
      platform: 'wechat',
    });

  async function aBuyer(): Promise<MemberId> {
    const memberId = trade.member();
    await trade.address(memberId);
    return memberId;
  }

  async function anOrder(os: ClientOs = 'android') {
    await gate(true);
    const { skuId } = await aCode();
    const memberId = await aBuyer();
    const quoted = await quote(calling(memberId, os), skuId);
    const view = await trade.context.get(PlaceOrder).run(calling(memberId, os), placing(quoted));
    const orderId = parseId('order', view.id);
    if (orderId === null) throw new Error(view.id);
    return { memberId, orderId, view, quoted };
  }

  describe('behind the gate of their category', () => {
    it('cannot be made while it is closed, which it is', async () => {
      await expect(aCode()).rejects.toEqual(refusal('VIRTUAL_GATE_CLOSED'));
      expect(await trade.count('products')).toBe(0);
      await gate(true);
      await aCode();
    });

    it('leave the shelf when it closes, and cannot come back', async () => {
      await gate(true);
      const { productId, skuId } = await aCode();
      const { productId: tea } = await trade.product({ categoryIds: [categoryId] });
      expect(await gate(false)).toEqual([productId]);
      const catalog = trade.context.get(CatalogService);
      const shelf = (id: typeof tea) =>
        trade.context.inTx((tx) => catalog.setShelf(tx, { productId: id, isOnShelf: true }));
      await expect(shelf(productId)).rejects.toEqual(refusal('VIRTUAL_GATE_CLOSED'));
      await shelf(tea);
      const memberId = await aBuyer();
      await expect(quote(calling(memberId, 'android'), skuId)).rejects.toEqual(refusal('PRODUCT_OFF_SHELF'));
    });
  });

  describe('on an iPhone', () => {
    it('are not priced in a mini-program, nor where the client keeps its system to itself', async () => {
      await gate(true);
      const { skuId } = await aCode();
      const memberId = await aBuyer();
      for (const platform of ['wechat', 'douyin'] as const)
        for (const os of ['ios', 'unknown'] as const)
          await expect(quote(calling(memberId, os, from(platform, memberId)), skuId)).rejects.toEqual(
            refusal('VIRTUAL_NOT_SOLD_HERE'),
          );
      const inside = { ...from('h5', memberId), userAgent: `${IPHONE} miniProgram/wx1` };
      await expect(quote(calling(memberId, 'ios', inside), skuId)).rejects.toEqual(
        refusal('VIRTUAL_NOT_SOLD_HERE'),
      );
      expect((await quote(calling(memberId, 'ios', from('h5', memberId)), skuId)).payableFen).toBe(5_000);
      expect((await quote(calling(memberId, 'android'), skuId)).payableFen).toBe(5_000);
    });

    it('are not ordered with a price from another phone', async () => {
      await gate(true);
      const { skuId } = await aCode();
      const memberId = await aBuyer();
      const quoted = await quote(calling(memberId, 'android'), skuId);
      await expect(
        trade.context.get(PlaceOrder).run(calling(memberId, 'ios'), placing(quoted)),
      ).rejects.toEqual(refusal('VIRTUAL_NOT_SOLD_HERE'));
      expect(await trade.count('orders')).toBe(0);
    });

    it('are not paid, though ordered on another phone', async () => {
      const { memberId, view } = await anOrder();
      const input = trade.input('startPayment', { orderId: view.id, scene: 'wechat-mini' });
      const start = (os: ClientOs) => trade.context.get(StartPayment).run(input, calling(memberId, os));
      for (const os of ['ios', 'unknown'] as const)
        await expect(start(os)).rejects.toEqual(refusal('VIRTUAL_NOT_SOLD_HERE'));
      expect(await trade.count('payment_attempts')).toBe(0);
      expect((await start('android')).launch.kind).toBe('wechat-jsapi');
    });
  });

  it('travel for nothing, apart from parcels', async () => {
    await gate(true);
    const [code, tea] = [await aCode(), await trade.product()];
    const memberId = await aBuyer();
    const call = calling(memberId, 'android');
    await expect(quote(call, code.skuId, tea.skuId)).rejects.toEqual(refusal('VIRTUAL_SEPARATELY'));
    expect(await quote(call, code.skuId)).toMatchObject({ freightFen: 0, payableFen: 5_000 });
  });

  it('are delivered by writing the code down, and WeChat hears that nothing travels', async () => {
    const { memberId, orderId, view } = await anOrder();
    await trade.pay(await trade.start(memberId, view.id));
    await trade.untilState(orderId, 'awaitingShipment');
    const staff = trade.staff().principal;
    if (staff.kind !== 'staff') throw new Error('not staff');
    const ship = (parcel: object) =>
      trade.context
        .get(ShipOrder)
        .run(trade.input('shipOrder', { orderId: formatId('order', orderId), ...parcel }), staff);
    await expect(ship({ carrier: 'yuantong', trackingNumber: 'YT0000000000001' })).rejects.toEqual(
      refusal('CARRIER_UNKNOWN'),
    );
    await ship(CODE);
    const { items } = await trade.context.get(TrackParcels).view(memberId, orderId);
    expect(items).toMatchObject([
      { carrierName: '线上交付', stateText: '已交付', trackingNumber: CODE.trackingNumber },
    ]);
    await trade.untilByJobs(
      async () => (await trade.count('shipments', "upload_state = 'uploaded'")) === 1,
      'the upload',
    );
    // Nobody is asked to follow it.
    expect(await trade.count('shipments', "tracking_state = 'pending'")).toBe(1);
    expect(await trade.stateOf(orderId)).toBe('shipped');
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('are the only goods that a code can stand for', async () => {
    const { orderId } = await trade.paidOrder();
    const staff = trade.staff().principal;
    if (staff.kind !== 'staff') throw new Error('not staff');
    const input = trade.input('shipOrder', { orderId: formatId('order', orderId), ...CODE });
    await expect(trade.context.get(ShipOrder).run(input, staff)).rejects.toEqual(refusal('CARRIER_UNKNOWN'));
  });
});
