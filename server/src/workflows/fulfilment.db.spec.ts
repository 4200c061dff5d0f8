import { aTrade, type TestTrade } from '../../test/factories/trade.js';
import type { WechatShipping } from '../gateways/fulfilment-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { WECHAT_MP } from '../gateways/tokens.js';
import { CompleteOrders } from './complete-orders.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { ReceiveWechatMessage } from './receive-wechat-message.js';
import { ShipOrder } from './ship-order.js';
import { TrackParcels } from './track-parcels.js';
import { ViewOrder } from './view-order.js';

const refusal = (code: string) => expect.objectContaining({ code });
const DAY = 86_400_000;
const PARCEL = { carrier: 'yuantong', trackingNumber: 'YT0000000000001' };

describe('fulfilment', () => {
  let trade: TestTrade;

  beforeAll(async () => (trade = await aTrade()), 60_000);
  beforeEach(() => trade.open());
  afterAll(() => trade.close());

  type Order = Awaited<ReturnType<TestTrade['paidOrder']>>;

  const ship = (order: Order, parcel: Record<string, string> = PARCEL): Promise<void> => {
    const staff = trade.staff().principal;
    if (staff.kind !== 'staff') throw new Error('not staff');
    const input = trade.input('shipOrder', { orderId: order.view.id, ...parcel });
    return trade.context.get(ShipOrder).run(input, staff);
  };
  const tracking = (order: Order) => trade.context.get(TrackParcels).view(order.memberId, order.orderId);
  const upload = async (): Promise<string> =>
    String((await trade.rows('SELECT upload_state FROM shipments'))[0]?.['upload_state']);

  it('ships once, with a number that fits the carrier', async () => {
    const order = await trade.order();
    await expect(ship(order)).rejects.toEqual(refusal('ORDER_STATE'));
    await trade.pay(await trade.start(order.memberId, order.view.id));
    await trade.untilState(order.orderId, 'awaitingShipment');
    await expect(ship(order, { ...PARCEL, carrier: 'pigeon' })).rejects.toEqual(refusal('CARRIER_UNKNOWN'));
    await expect(ship(order, { ...PARCEL, trackingNumber: 'ABCDEF' })).rejects.toEqual(
      refusal('TRACKING_NUMBER_INVALID'),
    );
    await expect(trade.context.get(ConfirmReceipt).byBuyer(order.memberId, order.orderId)).rejects.toEqual(
      refusal('ORDER_STATE'),
    );
    await ship(order);
    await expect(ship(order)).rejects.toEqual(refusal('SHIPMENT_EXISTS'));
    const view = await trade.context.get(ViewOrder).own(order.memberId, order.orderId);
    expect(view).toMatchObject({ state: 'shipped', stateText: '待收货' });
    expect(view.shipments).toMatchObject([{ carrier: 'yuantong', carrierName: '圆通速递' }]);
    expect(view.payments).toMatchObject([{ channel: 'wechat', state: 'paid', amountFen: 9_900 }]);
    const autoConfirmAt = trade.context.clock.now().getTime() + 10 * DAY;
    expect(new Date(view.autoConfirmAt ?? 0).getTime()).toBe(autoConfirmAt);
    expect(await trade.count('audit_records', "action = 'order.ship'")).toBe(1);
  });

  it('tells WeChat, patiently while the payment is not visible there', async () => {
    const order = await trade.paidOrder();
    const { shipping } = trade.context.get<WechatShipping>(WECHAT_MP);
    const spy = jest.spyOn(shipping, 'upload').mockResolvedValueOnce('not-visible-yet');
    await ship(order);
    await trade.jobs();
    expect(await upload()).toBe('pending');
    trade.context.clock.advance(5_000);
    await trade.untilByJobs(async () => (await upload()) === 'uploaded', 'the upload');
    expect(spy).toHaveBeenCalledTimes(2);
    spy.mockRestore();
  });

  it('tries again when WeChat is busy, and gives up on a definite no', async () => {
    const order = await trade.paidOrder();
    await ship(order);
    await trade.control.fault('wechat', 'http429', { operation: 'upload-shipping' });
    await trade.jobs();
    expect(await upload()).toBe('pending');
    const { shipping } = trade.context.get<WechatShipping>(WECHAT_MP);
    const refused = new GatewayError('rejected', 'wechat', '10060004', '支付单状态不可发货');
    const spy = jest.spyOn(shipping, 'upload').mockRejectedValueOnce(refused);
    trade.context.clock.advance(2 * 60_000);
    await trade.untilByJobs(async () => (await upload()) === 'failed', 'the refusal');
    expect(await trade.count('shipments', "upload_error LIKE '%10060004%'")).toBe(1);
    spy.mockRestore();
  });

  it('follows the parcel by push and by query', async () => {
    const order = await trade.paidOrder();
    await ship(order);
    expect((await tracking(order)).items).toMatchObject([
      {
        stateText: expect.any(String),
        events: expect.arrayContaining([expect.objectContaining({ text: '商家已发货，等待快递揽收' })]),
      },
    ]);
    await trade.jobs();
    expect(await trade.count('shipments', "tracking_state = 'subscribed'")).toBe(1);
    for (let step = 0; step < 8; step += 1)
      await trade.control.action('kuaidi100', 'advance', { number: PARCEL.trackingNumber });
    await trade.until(
      async () => (await trade.count('shipments', "state = 'signed' AND signed_at IS NOT NULL")) === 1,
      'the parcel',
    );
    const [item] = (await tracking(order)).items;
    expect(item).toMatchObject({ state: 'signed', stateText: '已签收' });
    const times = (item?.events ?? []).map(({ at }) => at);
    expect(times.length).toBeGreaterThan(2);
    const forged = Buffer.from('sign=00&param=%7B%7D');
    expect((await trade.context.get(TrackParcels).receive({ headers: {}, rawBody: forged })).status).toBe(
      400,
    );
  });

  it('confirms receipt by the buyer, and starts the way to settlement', async () => {
    const memberId = trade.member();
    await trade.bind(memberId);
    await trade.address(memberId);
    const { skuId } = await trade.product();
    const view = await trade.buy(memberId, [[skuId, 1]]);
    await trade.pay(await trade.start(memberId, view.id));
    await trade.until(
      async () => (await trade.count('orders', "state = 'awaitingShipment'")) === 1,
      'payment',
    );
    const [row] = await trade.rows('SELECT id FROM orders');
    const order: Order = { memberId, orderId: Number(row?.['id']) as never, view, skuId };
    await ship(order);
    await trade.context.get(ConfirmReceipt).byBuyer(memberId, order.orderId);
    await trade.context.get(ConfirmReceipt).byBuyer(memberId, order.orderId);
    expect(await trade.stateOf(order.orderId)).toBe('received');
    expect(await trade.count('commissions', 'matures_at IS NULL')).toBe(0);
    expect(await trade.count('order_events', "event = 'receiptConfirmed'")).toBe(1);
    await expect(trade.context.get(ConfirmReceipt).byBuyer(trade.member(), order.orderId)).rejects.toEqual(
      refusal('ORDER_NOT_FOUND'),
    );
  });

  it('confirms by the clock after ten days, completes after the return window', async () => {
    const order = await trade.paidOrder();
    await ship(order);
    trade.context.clock.advance(10 * DAY - 1);
    await trade.context.get(ConfirmReceipt).confirmDue();
    expect(await trade.stateOf(order.orderId)).toBe('shipped');
    trade.context.clock.advance(1);
    await trade.context.get(ConfirmReceipt).confirmDue();
    expect(await trade.stateOf(order.orderId)).toBe('received');
    trade.context.clock.advance(7 * DAY);
    await trade.context.get(CompleteOrders).completeDue();
    expect(await trade.stateOf(order.orderId)).toBe('received');
    trade.context.clock.advance(DAY);
    await trade.context.get(CompleteOrders).completeDue();
    expect(await trade.stateOf(order.orderId)).toBe('completed');
  });

  it('hears from WeChat that the buyer has the goods', async () => {
    const order = await trade.paidOrder();
    const url = trade.inbound.url('/v1/notify/wechat-message');
    await trade.control.action('wechat', 'pushTarget', { url, encrypted: true });
    await ship(order);
    await trade.untilByJobs(async () => (await upload()) === 'uploaded', 'the upload');
    await trade.until(
      async () => (await trade.count('channel_notifications', "kind = 'settlement'")) === 1,
      'the first event',
    );
    expect(await trade.stateOf(order.orderId)).toBe('shipped');
    const [attempt] = await trade.rows('SELECT out_trade_no FROM payment_attempts');
    await trade.control.action('wechat', 'confirmReceipt', { outTradeNo: attempt?.['out_trade_no'] });
    await trade.untilState(order.orderId, 'received');
    const messages = trade.context.get(ReceiveWechatMessage);
    expect(messages.verify({ signature: '00', timestamp: '1', nonce: '2', echostr: 'hello' }).status).toBe(
      401,
    );
    expect((await messages.receive({ signature: '00' }, Buffer.from('{}'))).status).toBe(401);
  });

  it('reports to Douyin what was paid there', async () => {
    const order = await trade.order();
    await trade.pay(await trade.start(order.memberId, order.view.id, { scene: 'douyin-mini' }));
    await trade.untilState(order.orderId, 'awaitingShipment');
    await ship(order);
    const { failed } = await trade.jobs();
    expect(failed).toBe(0);
    expect(await trade.count('jobs', "handler = 'fulfilment.report-to-douyin' AND state = 2")).toBe(1);
    expect(await upload()).toBe('not-needed');
  });
});
