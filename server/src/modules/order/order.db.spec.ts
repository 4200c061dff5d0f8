import { DAY_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId, parseId, type OrderId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { aShop, type TestShop } from '../../../test/factories/shop.js';
import { isCheckViolation } from '../../platform/db/index.js';
import { OrderService, toOrderSummaryView, type OrderRecord, type TransitionInput } from './index.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('orders', () => {
  let shop: TestShop;
  let orders: OrderService;

  beforeAll(async () => {
    shop = await aShop();
    orders = shop.context.get(OrderService);
  });
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  async function anOrder(quantity = 2): Promise<OrderId> {
    const memberId = shop.member();
    await shop.address(memberId);
    const { skuId } = await shop.product({ priceFen: 5000, stock: 10 });
    const view = await shop.buy(memberId, [[skuId, quantity]]);
    return parseId('order', view.id) ?? asId('order', 1);
  }

  const move = (orderId: OrderId, event: TransitionInput['event']): Promise<OrderRecord> =>
    shop.context.inTx(async (tx) => {
      const order = await orders.lock(tx, orderId);
      const at = shop.context.clock.now();
      return (await orders.transition(tx, order, { event, actor: 'staff:1', reason: '', at })).order;
    });

  it('walks through its life with history, instants and what may be done at each step', async () => {
    const orderId = await anOrder();
    const { clock } = shop.context;
    const actionsOf = (order: OrderRecord) => toOrderSummaryView(order, { now: clock.now() }).actions;
    const paid = await move(orderId, ['paymentSucceeded', 'shipmentRequested']);
    expect([paid.state, actionsOf(paid)]).toEqual(['awaitingShipment', ['aftersale']]);
    clock.advance(DAY_MS);
    const shipped = await move(orderId, 'goodsShipped');
    expect(actionsOf(shipped)).toEqual(['track', 'confirm-receipt', 'aftersale']);
    expect(await orders.dueForAutoConfirm(clock.advance(10 * DAY_MS - 1), 10)).toEqual([]);
    expect(await orders.dueForAutoConfirm(clock.advance(1), 10)).toEqual([orderId]);
    const received = await move(orderId, 'receiptTimedOut');
    expect(actionsOf(received)).toEqual(['track', 'aftersale', 'review', 'buy-again']);
    expect(await orders.dueForCompletion(clock.advance(7 * DAY_MS), 10)).toEqual([orderId]);
    const completed = await move(orderId, 'rightsPeriodEnded');
    // Defects are answered for longer than the return window, so after-sale stays open.
    expect(actionsOf(completed)).toEqual(['track', 'aftersale', 'review', 'buy-again']);
    const stored = await orders.get(orderId);
    expect(stored).toEqual(completed);
    expect((await orders.events(orderId)).map(({ event, fromState }) => [event, fromState])).toEqual([
      ['placed', 'none'],
      ['paymentSucceeded', 'awaitingPayment'],
      ['shipmentRequested', 'paid'],
      ['goodsShipped', 'awaitingShipment'],
      ['receiptTimedOut', 'shipped'],
      ['rightsPeriodEnded', 'received'],
    ]);
  });

  it('refuses illegal moves and a state that changed meanwhile', async () => {
    const orderId = await anOrder();
    await expect(move(orderId, 'goodsShipped')).rejects.toEqual(refusal('ORDER_STATE'));
    const stale = await orders.get(orderId);
    await move(orderId, 'merchantCancelled');
    const late = shop.context.inTx((tx) =>
      orders.transition(tx, stale, {
        event: 'buyerCancelled',
        actor: 'member:1',
        reason: '',
        at: shop.context.clock.now(),
      }),
    );
    await expect(late).rejects.toEqual(refusal('CONFLICT'));
    expect(await orders.events(orderId)).toHaveLength(2);
    await expect(orders.get(asId('order', 99))).rejects.toEqual(refusal('ORDER_NOT_FOUND'));
  });

  it('books refunds on lines and order, and cannot be made to give back more than was paid', async () => {
    const orderId = await anOrder();
    const [line] = (await orders.get(orderId)).lines;
    const refund = (amountFen: number, quantity: number) =>
      shop.context.inTx((tx) =>
        orders.recordRefund(tx, {
          orderId,
          freightFen: fen(0),
          lines: [{ lineId: line?.lineId ?? asId('orderLine', 1), amountFen: fen(amountFen), quantity }],
        }),
      );
    await refund(3000, 1);
    await refund(7000, 1);
    const order = await orders.get(orderId);
    expect([order.refundedFen, order.lines[0]?.refundedFen, order.lines[0]?.refundedQuantity]).toEqual([
      10000, 10000, 2,
    ]);
    const tooMuch = await refund(1, 0).catch((error: unknown) => error);
    expect(isCheckViolation(tooMuch)).toBe(true);
  });

  it('pages newest first, finds by number, and names what is due for closing', async () => {
    const ids = [await anOrder(1), await anOrder(1), await anOrder(1)];
    const first = await orders.list({ limit: 2 });
    expect(first.items.map((order) => order.orderId)).toEqual([ids[2], ids[1]]);
    const rest = await orders.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(rest.items.map((order) => order.orderId)).toEqual([ids[0]]);
    expect(rest.nextCursor).toBeNull();
    const [newest] = first.items;
    expect((await orders.getByNumber(newest?.number ?? '')).orderId).toBe(ids[2]);
    expect(await orders.dueForClosing(shop.context.clock.now(), 10)).toEqual([]);
    expect(await orders.dueForClosing(shop.context.clock.advance(30 * MINUTE_MS), 2)).toEqual(
      ids.slice(0, 2),
    );
    await expect(orders.list({ limit: 2, cursor: '!' })).rejects.toEqual(refusal('INVALID_INPUT'));
  });
});
