import type { TroubleKind } from '@yimai/shared/contracts/trouble';
import { fen } from '@yimai/shared/kernel/money';
import { aTrade, type TestTrade } from '../../test/factories/trade.js';
import type { WechatShipping } from '../gateways/fulfilment-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { WECHAT_MP } from '../gateways/tokens.js';
import { ApplyNotification } from './receive-notification.js';
import { ResolveTrouble } from './resolve-trouble.js';
import { ShipOrder } from './ship-order.js';
import { ViewTroubles } from './view-troubles.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('what waits for a person', () => {
  let trade: TestTrade;

  beforeAll(async () => (trade = await aTrade()), 60_000);
  beforeEach(() => trade.open());
  afterAll(() => trade.close());

  const list = async (kind: TroubleKind) =>
    (await trade.context.get(ViewTroubles).list(trade.input('consoleListTroubles', { kind }))).items;
  const resolve = (): ResolveTrouble => trade.context.get(ResolveTrouble);

  it('a notification that does not fit, until somebody says what became of it', async () => {
    const { memberId, view } = await trade.order();
    const { outTradeNo } = await trade.start(memberId, view.id);
    await trade.context.get(ApplyNotification).payment('wechat', {
      kind: 'payment',
      eventId: 'e-1',
      fact: {
        channel: 'wechat',
        outTradeNo,
        state: 'paid',
        channelTradeNo: 'T1',
        amountFen: fen(9_899),
        currency: 'CNY',
        merchantId: '1900000001',
        appId: 'wxMINI01',
        payerId: 'oMINI_user_1',
      },
    });
    const [row] = await list('notification');
    expect(row).toMatchObject({
      platform: 'wechat',
      number: outTradeNo,
      orderId: view.id,
      amountFen: 9_900,
      problem: expect.stringContaining('金额'),
      remedy: 'settle',
    });
    const settlement = trade.input('consoleSettleNotification', {
      notificationId: row?.id ?? '',
      note: '已向微信核实：少付一分，已联系买家',
    });
    await resolve().settle(settlement, trade.staff());
    expect(await list('notification')).toEqual([]);
    expect(
      await trade.count('audit_records', "action = 'notification.settle' AND detail LIKE '%少付一分%'"),
    ).toBe(1);
    await expect(resolve().settle(settlement, trade.staff())).rejects.toEqual(refusal('TROUBLE_STATE'));
    expect(await trade.count('ledger_entries')).toBe(0);
  });

  it('a surplus the channel refused to give back is sent once more, and once only', async () => {
    const { memberId, orderId, view } = await trade.order();
    const first = await trade.start(memberId, view.id, { scene: 'alipay-wap' });
    const second = await trade.start(memberId, view.id, { scene: 'wechat-h5-jsapi' });
    await trade.openCashier(first);
    await trade.openCashier(second);
    await trade.control.post('pay', { outTradeNo: first.outTradeNo, persona: 1 });
    await trade.untilState(orderId, 'awaitingShipment');
    await trade.control.action('wechat-pay', 'settings', { refundOutcomes: ['CLOSED'] });
    await trade.control.post('pay', { outTradeNo: second.outTradeNo, persona: 1 });
    await trade.untilByJobs(async () => (await list('refund')).length === 1, 'the refusal');
    const [row] = await list('refund');
    expect(row).toMatchObject({ platform: 'wechat', orderId: view.id, amountFen: 9_900, remedy: 'retry' });

    const input = trade.input('consoleRetryRefund', { refundId: row?.id ?? '' });
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => resolve().retryRefund(input, trade.staff())),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await trade.untilByJobs(
      async () => (await trade.count('payment_attempts', "state = 'surplus-refunded'")) === 1,
      'the surplus to go back',
    );
    expect(await list('refund')).toEqual([]);
    expect(await trade.control.get<unknown[]>('refunds')).toHaveLength(2);
    expect(await trade.balance('merchant:unapplied')).toBe(0);
    expect(await trade.balance('merchant:sales')).toBe(9_900);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('a parcel WeChat would not hear of is told once more', async () => {
    const order = await trade.paidOrder();
    const { shipping } = trade.context.get<WechatShipping>(WECHAT_MP);
    const refused = new GatewayError('rejected', 'wechat', '10060004', '支付单状态不可发货');
    const spy = jest.spyOn(shipping, 'upload').mockRejectedValueOnce(refused);
    const { principal } = trade.staff();
    if (principal.kind !== 'staff') throw new Error('not staff');
    const parcel = { orderId: order.view.id, carrier: 'yuantong', trackingNumber: 'YT0000000000001' };
    await trade.context.get(ShipOrder).run(trade.input('shipOrder', parcel), principal);
    await trade.untilByJobs(async () => (await list('upload')).length === 1, 'the refusal');
    spy.mockRestore();

    const [row] = await list('upload');
    expect(row).toMatchObject({
      platform: 'wechat-shipping',
      number: 'YT0000000000001',
      orderId: order.view.id,
      amountFen: null,
      problem: expect.stringContaining('10060004'),
      remedy: 'retry',
    });
    const input = trade.input('consoleRetryUpload', { shipmentId: row?.id ?? '' });
    await resolve().retryUpload(input, trade.staff());
    await trade.untilByJobs(
      async () => (await trade.count('shipments', "upload_state = 'uploaded'")) === 1,
      'the upload',
    );
    await expect(resolve().retryUpload(input, trade.staff())).rejects.toEqual(refusal('TROUBLE_STATE'));
  });

  it('nothing else', async () => {
    for (const kind of ['notification', 'refund', 'upload'] as const) expect(await list(kind)).toEqual([]);
    const refundId = 'rfd_0000000001';
    await expect(
      resolve().retryRefund(trade.input('consoleRetryRefund', { refundId }), trade.staff()),
    ).rejects.toEqual(refusal('TROUBLE_NOT_FOUND'));
  });
});
