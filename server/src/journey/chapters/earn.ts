import { randomUUID } from 'node:crypto';
import type { CommissionView, DashboardView } from '@yimai/shared/contracts/distributor';
import type { Person } from '../http.js';
import { yuan } from '../story.js';
import type { World } from '../world.js';

const RETURN_AND_SETTLE_DAYS = 15;
const LONGEST_HOLIDAY_DAYS = 10;

async function linesOf(person: Person, orderNumber: string): Promise<CommissionView[]> {
  const { items } = await person.api.listCommissions({ limit: 50 });
  return items.filter((item) => item.orderNumber === orderNumber);
}

const amounts = (lines: CommissionView[]): number[] =>
  lines.map((line) => line.amountFen).sort((x, y) => y - x);

/** Receipts equal the golden numbers, and say why in sentences. */
export async function checkReceipts(world: World): Promise<void> {
  const { story } = world;
  story.chapter('佣金凭证与标准数字一致');
  const [a, b] = [world.person('A'), world.person('B')];
  const orderC = story.facts['orderC'] as { number: string };
  const orderD = story.facts['orderD'] as { number: string };
  const orderE = story.facts['orderE'] as { number: string };
  story.expect('B level 1 on C', amounts(await linesOf(b, orderC.number)), [3_358, 1_112]);
  story.expect('A level 2 on C', amounts(await linesOf(a, orderC.number)), [1_791, 593]);
  story.expect('A level 1 on D', amounts(await linesOf(a, orderD.number)), [1_500]);
  story.expect('B level 1 on E', amounts(await linesOf(b, orderE.number)), [13_455]);
  story.expect('A level 2 on E', amounts(await linesOf(a, orderE.number)), [7_176]);
  const [line] = await linesOf(b, orderC.number);
  if (!line) throw new Error('B has a commission on the order of C');
  const receipt = await b.api.getCommissionReceipt({ commissionId: line.id });
  receipt.explain.forEach((sentence) => story.tell(`“${sentence}”`));
  story.expect('the receipt shows the Douyin click', receipt.evidence.platform, 'douyin');
  story.fact('receiptOfB', {
    baseFen: receipt.baseFen,
    rateBps: receipt.rateBps,
    amountFen: receipt.amountFen,
    explain: receipt.explain,
  });
}

/** Goods ship and are received; one unit is refunded before settlement. */
export async function deliverAndRefundEarly(world: World): Promise<void> {
  const { story } = world;
  story.chapter('发货、收货；E 在结算前退一件');
  const facts = story.facts as Record<string, { id: string; number: string; lineId: string }>;
  const [c, d, e] = [world.person('C'), world.person('D'), world.person('E')];
  for (const [person, key, number] of [
    [c, 'orderC', 'YT0000000000001'],
    [d, 'orderD', 'YT0000000000002'],
    [e, 'orderE', 'YT0000000000003'],
    [e, 'orderE2', 'YT0000000000004'],
  ] as const) {
    const order = await person.api.getOrder({ orderId: facts[key]?.id ?? '' });
    await world.shipAndReceive(person, order, number);
  }
  await expectShippingInfo(world, 'YT0000000000001');
  story.tell('四张订单发货并确认收货，微信发货信息已上传');
  await refundOne(world, e, facts['orderE']?.lineId ?? '');
  const [line] = await linesOf(world.person('B'), facts['orderE']?.number ?? '');
  story.expect(
    'one of three units refunded',
    [line?.amountFen, line?.reversedFen, line?.netFen],
    [13_455, 4_485, 8_970],
  );
  story.tell(`退一件 ¥299.00：B 的佣金冲回 ${yuan(4_485)}，剩余 ${yuan(8_970)}`);
}

/** WeChat releases the money only after it knows that the goods were sent. */
async function expectShippingInfo(world: World, trackingNumber: string): Promise<void> {
  const { payableFen } = world.story.facts['orderC'] as { payableFen: number };
  const { outTradeNo } = await world.sims.newestTrade(payableFen);
  const numbers = await world.story.eventually('shipping information at WeChat', async () => {
    await world.runJobs();
    return world.sims.trackingNumbersAtWechat(outTradeNo);
  });
  world.story.expect('the parcel WeChat knows', numbers, [trackingNumber]);
}

async function refundOne(world: World, person: Person, lineId: string): Promise<void> {
  const opened = await person.api.createAftersale(
    { orderLineId: lineId, kind: 'returnAndRefund', quantity: 1, reason: '七天无理由退货' },
    { idempotencyKey: randomUUID() },
  );
  await world.owner.api.decideAftersale(
    { aftersaleId: opened.id, decision: 'approve' },
    { idempotencyKey: randomUUID() },
  );
  await person.api.shipReturn({
    aftersaleId: opened.id,
    carrier: 'yuantong',
    trackingNumber: 'YT0000000000009',
  });
  await world.owner.api.receiveReturn({ aftersaleId: opened.id }, { idempotencyKey: randomUUID() });
  await world.story.eventually('refund', async () => {
    await world.runJobs();
    return (await person.api.getAftersale({ aftersaleId: opened.id })).state === 'refunded';
  });
}

/** Fifteen days pass, commission matures, B withdraws while the platform times out after doing it. */
export async function settleAndWithdraw(world: World): Promise<void> {
  const { story } = world;
  story.chapter('十五天过去，佣金结算，B 提现');
  const b = world.person('B');
  const before = await b.api.getDashboard({});
  story.expect('nothing available before maturity', before.availableFen, 0);
  const settled = await mature(world);
  const expected = 3_358 + 1_112 + 8_970 + 1_485;
  story.expect('B has everything available', settled.availableFen, expected);
  story.tell(`7 天退货期 + T+3 个工作日后，B 可提现 ${yuan(settled.availableFen)}`);
  await b.api.verifyPhone({ method: 'douyin', phoneCode: `sim-phone-2.${randomUUID().slice(0, 8)}` });
  await world.sims.post('/control/faults', {
    provider: 'alipay',
    operation: 'alipay.fund.trans.uni.transfer',
    fault: 'timeoutAfter',
    count: 1,
  });
  const withdrawal = await b.api.createWithdrawal(
    {
      amountFen: settled.availableFen,
      channel: 'alipay',
      realName: await world.sims.realName(2),
      alipayAccount: '13800000002',
    },
    { idempotencyKey: randomUUID() },
  );
  story.tell(`B 提现 ${yuan(withdrawal.amountFen)} 到支付宝，平台在打款成功后超时无响应`);
  await world.killServer();
  const paid = await story.eventually(
    'payout',
    async () => {
      const now = await b.api.getWithdrawal({ withdrawalId: withdrawal.id });
      return now.state === 'paid' ? now : null;
    },
    90_000,
  );
  const transfers = (await world.sims.transfers()).filter((transfer) => transfer.amountFen === paid.netFen);
  story.expect('paid exactly once at the platform', transfers.length, 1);
  story.tell(`查询后确认：只打款一次，到账 ${yuan(paid.netFen)}`);
  story.fact('withdrawal', { amountFen: paid.amountFen, netFen: paid.netFen, transfers: transfers.length });
}

/** A refund after the money was paid out leaves a debt. */
export async function refundLate(world: World): Promise<void> {
  const { story } = world;
  story.chapter('结算并提现之后，E 因质量问题再退一件');
  const b = world.person('B');
  const e = world.person('E');
  const orderE = story.facts['orderE'] as { lineId: string };
  const opened = await e.api.createAftersale(
    { orderLineId: orderE.lineId, kind: 'refundOnly', quantity: 1, reason: '商品质量问题' },
    { idempotencyKey: randomUUID() },
  );
  await world.owner.api.decideAftersale(
    { aftersaleId: opened.id, decision: 'approve' },
    { idempotencyKey: randomUUID() },
  );
  await story.eventually('late refund', async () => {
    await world.runJobs();
    return (await e.api.getAftersale({ aftersaleId: opened.id })).state === 'refunded';
  });
  const owing = await b.api.getDashboard({});
  story.expect('B owes the reversed commission', [owing.availableFen, owing.debtFen], [0, 4_485]);
  story.tell(`佣金冲回 ${yuan(4_485)}，B 已无余额，记为待抵扣 ${yuan(owing.debtFen)}，不从别处扣`);
  story.fact('debtOfB', owing.debtFen);
}

/** Back on good terms, E buys the same again; what B earns by it pays the debt off to the fen. */
export async function earnAgain(world: World): Promise<void> {
  const { story } = world;
  story.chapter('E 再买一件，B 的下一笔佣金抵扣欠款');
  const [b, e] = [world.person('B'), world.person('E')];
  const order = await world.order(e, {
    lines: [{ goods: world.item('tea'), quantity: 1 }],
    platform: 'douyin',
  });
  await world.pay(e, order, { scene: 'douyin-mini', personaNo: 5 });
  await world.shipAndReceive(e, order, 'YT0000000000005');
  story.expect('B level 1 once more', amounts(await linesOf(b, order.number)), [4_485]);
  const settled = await mature(world);
  story.expect('the debt is paid off, nothing else', [settled.availableFen, settled.debtFen], [0, 0]);
  story.tell(`新佣金 ${yuan(4_485)} 结算时先抵扣欠款，B 的欠款清零`);
}

/** The return window, then T+3 working days: fifteen days, and a few more where a long holiday lies in between. */
async function mature(world: World): Promise<DashboardView> {
  await world.passDays(RETURN_AND_SETTLE_DAYS);
  for (let extra = 0; ; extra += 1) {
    await reopen(world);
    const view = await world.person('B').api.getDashboard({});
    if (view.accruedFen === 0 || extra === LONGEST_HOLIDAY_DAYS) return view;
    await world.passDays(1);
  }
}

/** Tokens live fifteen minutes of business time: after a jump everybody logs in again, as a phone would. */
export async function reopen(world: World): Promise<void> {
  await world.loginWechat(world.person('A'), 1);
  await world.loginDouyin(world.person('B'), 2);
  await world.loginWechat(world.person('C'), 3);
  await world.loginDouyin(world.person('E'), 5);
  const staff = [
    [world.owner, 'owner'],
    [world.finance, 'finance'],
    [world.warehouse, 'warehouse'],
  ] as const;
  for (const [person, username] of staff)
    person.use((await person.api.loginStaff({ username, password: 'yimai-demo-2026' })).accessToken);
}
