import { parseId, type MemberId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import { aTrade, type TestTrade } from '../../test/factories/trade.js';
import type { RefundFact } from '../gateways/ports.js';
import { ApplyNotification } from './receive-notification.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { DecideAftersale } from './decide-aftersale.js';
import { FollowReturns } from './follow-returns.js';
import { RequestAftersale } from './request-aftersale.js';
import { ShipOrder } from './ship-order.js';
import { ViewAftersales } from './view-aftersales.js';

const refusal = (code: string) => expect.objectContaining({ code });
const CUT = { delayMs: 50, count: 3 };
const DAY = 86_400_000;

describe('after-sale', () => {
  let trade: TestTrade;

  beforeAll(async () => (trade = await aTrade()), 60_000);
  beforeEach(() => trade.open());
  afterAll(() => trade.close());

  type Order = Awaited<ReturnType<TestTrade['paidOrder']>>;

  const request = (
    order: Order,
    changes: Record<string, unknown> = {},
    memberId: MemberId = order.memberId,
  ): Promise<AftersaleView> => {
    const input = trade.input('createAftersale', {
      orderLineId: order.view.lines[0]?.id,
      kind: 'refundOnly',
      quantity: 1,
      reason: '多拍、错拍、不想要',
      ...changes,
    });
    return trade.context.get(RequestAftersale).run(input, trade.from('wechat', memberId));
  };
  const decide = (row: AftersaleView, decision: 'approve' | 'reject', reason = ''): Promise<void> =>
    trade.context
      .get(DecideAftersale)
      .decide(trade.input('decideAftersale', { aftersaleId: row.id, decision, reason }), trade.staff());
  const idOf = (row: AftersaleView) =>
    parseId('aftersale', row.id) as NonNullable<ReturnType<typeof parseId<'aftersale'>>>;
  const read = (row: AftersaleView): Promise<AftersaleView> =>
    trade.context.get(ViewAftersales).forConsole(idOf(row));
  const untilRefunded = (row: AftersaleView): Promise<void> =>
    trade.untilByJobs(async () => (await read(row)).state === 'refunded', 'the refund');
  const ship = (order: Order): Promise<void> => {
    const input = { orderId: order.view.id, carrier: 'yuantong', trackingNumber: 'YT0000000000001' };
    const staff = trade.staff().principal;
    if (staff.kind !== 'staff') throw new Error('not staff');
    return trade.context.get(ShipOrder).run(trade.input('shipOrder', input), staff);
  };
  const shipped = async (spec: Parameters<TestTrade['order']>[0] = {}): Promise<Order> => {
    const order = await trade.paidOrder(spec);
    await ship(order);
    return order;
  };

  it('refunds an order before it ships: money, freight, stock, and the order is over', async () => {
    const order = await trade.paidOrder({ priceFen: 5_000 });
    const row = await request(order);
    expect(row).toMatchObject({ state: 'requested', stateText: '待审核', amountFen: 5_000, freightFen: 800 });
    await expect(ship(order)).rejects.toEqual(refusal('ORDER_STATE'));
    await decide(row, 'approve');
    await untilRefunded(row);
    expect(await trade.stateOf(order.orderId)).toBe('closed');
    expect(await trade.stock(order.skuId as never)).toMatchObject({ onHand: 10, sold: 0, reserved: 0 });
    expect(await trade.balance('merchant:refunds')).toBe(-5_800);
    expect(await trade.ledgerSum()).toBe(0);
    const view = await read(row);
    expect(view.timeline.map((item) => item.title)).toEqual([
      '提交申请',
      '商家同意',
      '退款处理中',
      '退款成功',
    ]);
    expect(view.actions).toEqual([]);
    expect(await trade.count('audit_records', "action = 'aftersale.approve'")).toBe(1);
  });

  it('I-23: three units of 10.00 go back as 3.33, 3.34, 3.33 and take every fen of commission with them', async () => {
    const memberId = trade.member();
    const { distributorId, parentId } = await trade.bind(memberId);
    await trade.address(memberId);
    const { skuId } = await trade.product({ priceFen: 1_000 });
    await trade.coupon(memberId, { thresholdFen: 2_000, discountFen: 2_000 });
    const view = await trade.buy(memberId, [[skuId, 3]]);
    const orderId = parseId('order', view.id);
    if (!orderId) throw new Error(view.id);
    await trade.pay(await trade.start(memberId, view.id));
    await trade.untilState(orderId, 'awaitingShipment');
    const order: Order = { memberId, orderId, view, skuId };
    const amounts: number[] = [];
    for (let unit = 0; unit < 3; unit += 1) {
      const row = await request(order);
      amounts.push(row.amountFen);
      await decide(row, 'approve');
      await untilRefunded(row);
    }
    expect(amounts).toEqual([333, 334, 333]);
    expect(await trade.stateOf(orderId)).toBe('closed');
    for (const id of [distributorId, parentId]) expect(await trade.balance(`distributor:${id}:held`)).toBe(0);
    expect(await trade.balance('merchant:commission-expense')).toBe(0);
    const [row] = await trade.rows('SELECT refunded_fen, payable_fen FROM orders WHERE id = ?', [orderId]);
    expect(row?.['refunded_fen']).toBe(row?.['payable_fen']);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('refuses more than was paid, twice the same line, and decisions made twice', async () => {
    const order = await trade.paidOrder({ quantity: 2 });
    for (const changes of [{ quantity: 3 }, { quantity: 2, amountFen: 19_801 }])
      await expect(request(order, changes)).rejects.toEqual(refusal('REFUND_EXCEEDS_PAID'));
    const row = await request(order);
    await expect(request(order)).rejects.toEqual(refusal('AFTERSALE_IN_PROGRESS'));
    await expect(request(order, {}, trade.member())).rejects.toEqual(refusal('ORDER_NOT_FOUND'));
    await expect(decide(row, 'reject')).rejects.toEqual(refusal('INVALID_INPUT'));
    const both = await Promise.allSettled([
      decide(row, 'approve'),
      decide(row, 'approve'),
      decide(row, 'reject', '不行'),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await trade.jobs();
    expect(await trade.count('refunds')).toBeLessThanOrEqual(1);
    await expect(decide(row, 'reject', '不行')).rejects.toEqual(refusal('AFTERSALE_STATE'));
  });

  it('refunds any amount after shipping without taking goods back', async () => {
    const order = await shipped({ quantity: 2 });
    const row = await request(order, { amountFen: 1, reason: '商品质量问题' });
    expect(row).toMatchObject({ amountFen: 1, freightFen: 0, quantity: 0 });
    await decide(row, 'approve');
    await untilRefunded(row);
    expect(await trade.stateOf(order.orderId)).toBe('shipped');
    expect(await trade.stock(order.skuId as never)).toMatchObject({ onHand: 8, sold: 2 });
    expect(await trade.balance('merchant:refunds')).toBe(-1);
  });

  it('takes goods back, then pays', async () => {
    const order = await shipped();
    await trade.context.get(ConfirmReceipt).byBuyer(order.memberId, order.orderId);
    const row = await request(order, { kind: 'returnAndRefund', reason: '七天无理由退货' });
    await decide(row, 'approve', '请寄回');
    expect(await read(row)).toMatchObject({ state: 'awaitingReturn', actions: ['cancel', 'ship-return'] });
    const receive = (): Promise<void> =>
      trade.context
        .get(DecideAftersale)
        .receiveReturn(trade.input('receiveReturn', { aftersaleId: row.id }), trade.staff());
    const parcel = { aftersaleId: row.id, carrier: 'zhongtong', trackingNumber: '78000000000001' };
    await trade.context.get(FollowReturns).ship(order.memberId, trade.input('shipReturn', parcel));
    await expect(trade.context.get(FollowReturns).cancel(order.memberId, idOf(row))).rejects.toEqual(
      refusal('AFTERSALE_STATE'),
    );
    await receive();
    await expect(receive()).rejects.toEqual(refusal('AFTERSALE_STATE'));
    await untilRefunded(row);
    expect(await trade.stock(order.skuId as never)).toMatchObject({ onHand: 10, sold: 0 });
    expect(await trade.stateOf(order.orderId)).toBe('closed');
    const titles = (await read(row)).timeline.map((item) => item.title);
    expect(titles).toEqual([
      '提交申请',
      '商家同意',
      '等待寄回商品',
      '买家已寄回',
      '商家已收到退货',
      '退款处理中',
      '退款成功',
    ]);
  });

  it('forgets a return that never comes, and lets the buyer think better of it', async () => {
    const order = await shipped();
    const first = await request(order, { kind: 'returnAndRefund', reason: '与描述不符' });
    await trade.context.get(FollowReturns).cancel(order.memberId, idOf(first));
    expect(await read(first)).toMatchObject({ state: 'cancelled', stateText: '已撤销' });
    const second = await request(order, { kind: 'returnAndRefund', reason: '与描述不符' });
    await decide(second, 'approve');
    trade.context.clock.advance(7 * DAY + 1);
    await trade.jobs();
    expect((await read(second)).state).toBe('cancelled');
    expect(await trade.count('refunds')).toBe(0);
  });

  it('keeps the seven-day window', async () => {
    const order = await shipped();
    await expect(request(order, { reason: '七天无理由退货' })).rejects.toEqual(refusal('AFTERSALE_STATE'));
    await trade.context.get(ConfirmReceipt).byBuyer(order.memberId, order.orderId);
    trade.context.clock.advance(9 * DAY);
    await expect(request(order, { kind: 'returnAndRefund', reason: '七天无理由退货' })).rejects.toEqual(
      refusal('AFTERSALE_WINDOW_CLOSED'),
    );
  });

  it('answers for defects thirty days, also after the order was completed', async () => {
    const order = await shipped();
    await trade.context.get(ConfirmReceipt).byBuyer(order.memberId, order.orderId);
    trade.context.clock.advance(29 * DAY);
    await trade.jobs();
    const late = await request(order, { reason: '商品质量问题' });
    expect((await read(late)).state).toBe('requested');
    trade.context.clock.advance(2 * DAY);
    await expect(request(order, { reason: '商品质量问题' })).rejects.toEqual(
      refusal('AFTERSALE_WINDOW_CLOSED'),
    );
  });

  it('asks what became of a refund whose answer was lost, and never sends a second one', async () => {
    const order = await trade.paidOrder();
    const row = await request(order);
    await decide(row, 'approve');
    await trade.control.fault('wechat-pay', 'timeoutAfter', { operation: 'refund', ...CUT });
    await trade.control.notifications('wechat-pay', 'drop');
    await trade.jobs();
    expect(await trade.count('refunds', "state = 'unknown'")).toBe(1);
    trade.context.clock.advance(15_000);
    await trade.untilByJobs(async () => {
      trade.context.clock.advance(60_000);
      return (await read(row)).state === 'refunded';
    }, 'the refund');
    expect(await trade.control.get<unknown[]>('refunds')).toHaveLength(1);
    expect(await trade.count('ledger_entries', "code = 'refund.paid'")).toBe(1);
  });

  it('starts again under a new number when the channel refuses for good', async () => {
    const order = await trade.paidOrder();
    const row = await request(order);
    await trade.control.action('wechat-pay', 'settings', { refundOutcomes: ['CLOSED'] });
    await decide(row, 'approve');
    await trade.untilByJobs(async () => (await read(row)).state === 'approved', 'the refusal');
    await decide(row, 'approve');
    await untilRefunded(row);
    expect(await trade.count('refunds')).toBe(1);
    expect(await trade.control.get<unknown[]>('refunds')).toHaveLength(2);
    expect(await trade.balance('merchant:refunds')).toBe(-9_900);
  });

  it.each([['alipay-wap'], ['douyin-mini']] as const)('pays back by %s', async (scene) => {
    const order = await trade.order({ quantity: 2 });
    await trade.pay(await trade.start(order.memberId, order.view.id, { scene }));
    await trade.untilState(order.orderId, 'awaitingShipment');
    for (let unit = 0; unit < 2; unit += 1) {
      const row = await request(order);
      await decide(row, 'approve');
      await untilRefunded(row);
    }
    expect(await trade.stateOf(order.orderId)).toBe('closed');
    expect(await trade.balance('merchant:refunds')).toBe(-19_800);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('answers a refund asked for inside Douyin: yes before shipping, no after it', async () => {
    const pay = async () => {
      const order = await trade.order();
      const started = await trade.start(order.memberId, order.view.id, { scene: 'douyin-mini' });
      await trade.pay(started);
      await trade.untilState(order.orderId, 'awaitingShipment');
      return {
        order,
        ask: { outTradeNo: started.outTradeNo, callbackUrl: trade.inbound.url('/v1/notify/douyin-pay') },
      };
    };
    const before = await pay();
    await trade.control.action('douyin', 'askForRefund', before.ask);
    await trade.untilByJobs(
      async () => (await trade.stateOf(before.order.orderId)) === 'closed',
      'the refund',
    );
    expect(await trade.stock(before.order.skuId as never)).toMatchObject({ onHand: 10, sold: 0 });
    const after = await pay();
    await ship(after.order);
    await trade.control.action('douyin', 'askForRefund', after.ask);
    await trade.untilByJobs(
      async () => (await trade.count('refunds', "state = 'failed'")) === 1,
      'the denial',
    );
    expect(await trade.stateOf(after.order.orderId)).toBe('shipped');
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('hears of a refund in Douyin even when its news is lost', async () => {
    const order = await trade.order();
    const started = await trade.start(order.memberId, order.view.id, { scene: 'douyin-mini' });
    await trade.pay(started);
    await trade.untilState(order.orderId, 'awaitingShipment');
    const callbackUrl = trade.inbound.url('/v1/notify/douyin-pay');
    await trade.control.action('douyin', 'askForRefund', { outTradeNo: started.outTradeNo, callbackUrl });
    await trade.until(async () => (await trade.count('refunds')) === 1, 'the request');
    await trade.control.notifications('douyin', 'drop', { count: 5 });
    await trade.jobs();
    await new Promise((resolve) => setTimeout(resolve, 50));
    trade.context.clock.advance(60_000);
    await trade.untilByJobs(async () => (await trade.stateOf(order.orderId)) === 'closed', 'the refund');
    expect(await trade.balance('merchant:refunds')).toBe(-9_900);
  });

  it('keeps news of a refund that does not fit, without effect', async () => {
    const order = await trade.paidOrder();
    const row = await request(order);
    await decide(row, 'approve');
    const [refund] = await trade.rows('SELECT out_refund_no FROM refunds');
    const fact: RefundFact = {
      channel: 'wechat',
      outRefundNo: String(refund?.['out_refund_no']),
      state: 'succeeded',
      refundFen: fen(9_901),
    };
    await trade.context.get(ApplyNotification).refund('wechat', { kind: 'refund', eventId: 'r-1', fact });
    expect((await read(row)).state).toBe('refunding');
    expect(await trade.count('channel_notifications', "state = 'quarantined' AND kind = 'refund'")).toBe(1);
    await untilRefunded(row);
  });
});
