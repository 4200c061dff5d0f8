import { randomUUID } from 'node:crypto';
import type { OrderView } from '@yimai/shared/contracts/order';
import type { Person } from '../http.js';
import { LivePage } from '../live.js';
import { yuan } from '../story.js';
import type { World } from '../world.js';
import { mergeByPhone } from './recruit.js';

const LIVE_WITHIN_MS = 5_000;
const COPIES = 16;

/** C clicks in Douyin, buys in WeChat: the click must not be lost. */
export async function clickInDouyinBuyInWechat(world: World): Promise<void> {
  const { story } = world;
  story.chapter('C 在抖音点开 B 的链接，之后在微信购买');
  const c = await oneMemberAfterTheClick(world);
  const coupon = (await c.api.listCoupons()).items[0] ?? (await newCoupon(world));
  await c.api.claimCoupon({ couponId: coupon.id });
  const order = await world.order(c, {
    lines: [
      { goods: world.item('tea'), quantity: 1 },
      { goods: world.item('cup'), quantity: 1 },
    ],
    platform: 'wechat',
    withCoupon: true,
  });
  story.expect(
    'nets after the ¥100 coupon',
    order.lines.map((line) => line.netFen),
    [22_387, 7_413],
  );
  await world.sims.post('/control/notifications', { provider: 'wechat-pay', mode: 'duplicate', count: 2 });
  const page = await LivePage.open(world.settings.apiBaseUrl, world.person('B'));
  const paidAt = performance.now();
  await world.payAtPlatform(c, order, { scene: 'wechat-mini', personaNo: 3 });
  // The platform has the money and is telling us: now the server dies, perhaps in the middle of applying it.
  await world.killServer();
  await world.hearOfPayment(c, order);
  if (!world.settings.isKilling) await expectLive(world, page, { order, since: paidAt });
  page.close();
  story.tell(
    `C 微信支付 ${yuan(order.payableFen)}（两件商品，优惠 ${yuan(order.discountFen)}），支付通知同时送达两次`,
  );
  story.fact('orderC', { id: order.id, number: order.number, payableFen: order.payableFen });
  await sendCopies(world, order);
}

/** The click before login, both logins, and the merge by the same phone number. */
async function oneMemberAfterTheClick(world: World): Promise<Person> {
  const { story } = world;
  const codeB = (story.facts['codes'] as { B: string }).B;
  const inDouyin = world.newPerson('C@douyin', 'C（抖音）', 'device-c-douyin');
  const before = await inDouyin.api.recordClick({
    code: codeB,
    deviceId: inDouyin.deviceId,
    platform: 'douyin',
    scene: 'share-card',
  });
  story.expect('a click before login is recorded', before.effect, 'recorded');
  await world.loginDouyin(inDouyin, 3);
  await inDouyin.api.verifyPhone({ method: 'douyin', phoneCode: `sim-phone-3.${randomUUID().slice(0, 8)}` });
  const c = world.newPerson('C', 'C', 'device-c-wechat');
  await world.loginWechat(c, 3);
  const { mergeProposal } = await c.api.verifyPhone({
    method: 'wechat',
    phoneCode: `sim-phone-3.${randomUUID().slice(0, 8)}`,
  });
  if (!mergeProposal) throw new Error('C has the same phone on both sides');
  await mergeByPhone(world, c, {
    proposalId: mergeProposal.id,
    consentVersion: mergeProposal.consentVersion,
    no: 3,
  });
  await world.loginWechat(c, 3);
  const { binding } = await c.api.getMyBinding();
  if (!binding) throw new Error('C must be bound to B');
  story.tell(
    `C 在微信登录并验证同一手机号：归属 ${binding.distributorName}，证据来自 ${binding.platform}，保护至 ${binding.protectedUntil.slice(0, 10)}`,
  );
  return c;
}

/** Sixteen more copies of a notification at once change nothing, and each is acknowledged. */
async function sendCopies(world: World, order: OrderView): Promise<void> {
  const { story, sims, finance } = world;
  const { outTradeNo } = await sims.newestTrade(order.payableFen);
  const delivery = await story.eventually('the delivery', async () => {
    const [first] = await sims.deliveriesOf(outTradeNo);
    return first?.state === 'delivered' ? first : null;
  });
  const accepted = delivery.attempts.filter((attempt) => attempt.accepted).length;
  // The crash may have cut the first attempts off; then the platform repeated them.
  story.expect(
    'delivered at least once, twice without a crash',
    accepted >= (world.settings.isKilling ? 1 : 2),
    true,
  );
  const before = await finance.api.getTrialBalance();
  const answers = await Promise.all(Array.from({ length: COPIES }, () => sims.resend(delivery.id)));
  story.expect('every copy is acknowledged', answers, Array<boolean>(COPIES).fill(true));
  const after = await finance.api.getTrialBalance();
  story.expect('copies have no effect', after.accounts, before.accounts);
  story.tell(`同一通知再并发送达 ${COPIES} 份：全部应答成功，账本不变`);
  story.fact('copiesOfOneNotification', COPIES);
}

async function newCoupon(world: World): Promise<{ id: string }> {
  const { now } = await world.owner.api.getClock();
  const startsAt = new Date(Date.parse(now) - 60_000).toISOString();
  const endsAt = new Date(Date.parse(now) + 30 * 86_400_000).toISOString();
  return world.owner.api.createCoupon({
    title: '满300减100',
    thresholdFen: 30_000,
    discountFen: 10_000,
    total: 100,
    perMember: 1,
    startsAt,
    endsAt,
  });
}

/** D on H5 with Alipay through A; E in Douyin through B, notifications twice and out of order. */
export async function buyElsewhere(world: World): Promise<void> {
  const { story } = world;
  story.chapter('D 在 H5 用支付宝，E 在抖音购买');
  const codes = story.facts['codes'] as { A: string; B: string };
  const d = world.newPerson('D', 'D', 'device-d-h5');
  await d.api.recordClick({ code: codes.A, deviceId: d.deviceId, platform: 'h5', scene: 'link' });
  await world.loginPhone(d, 4);
  const orderD = await world.order(d, {
    lines: [{ goods: world.item('nuts'), quantity: 1 }],
    platform: 'h5',
  });
  await world.pay(d, orderD, { scene: 'alipay-wap', personaNo: 4 });
  story.tell(`D 经 A 的链接在 H5 用支付宝付款 ${yuan(orderD.payableFen)}`);
  const e = world.newPerson('E', 'E', 'device-e-douyin');
  await world.loginDouyin(e, 5, codes.B);
  const orderE = await world.order(e, {
    lines: [{ goods: world.item('tea'), quantity: 3 }],
    platform: 'douyin',
  });
  const second = await world.order(e, {
    lines: [{ goods: world.item('cup'), quantity: 1 }],
    platform: 'douyin',
  });
  await payOutOfOrder(world, e, [orderE, second]);
  story.tell(
    `E 在抖音买下 3 份 ${world.item('tea').title} 共 ${yuan(orderE.payableFen)}，另一单 ${yuan(second.payableFen)}；通知各到两次，且后付的先到`,
  );
  story.fact('orderD', { id: orderD.id, number: orderD.number });
  story.fact('orderE', { id: orderE.id, number: orderE.number, lineId: orderE.lines[0]?.id });
  story.fact('orderE2', { id: second.id, number: second.number });
}

/** Both are paid while the platform is silent; then it speaks, about the later one first, everything twice. */
async function payOutOfOrder(
  world: World,
  e: Person,
  [first, second]: [OrderView, OrderView],
): Promise<void> {
  const { story, sims } = world;
  const page = await LivePage.open(world.settings.apiBaseUrl, world.person('B'));
  await sims.post('/control/notifications', { provider: 'douyin', mode: 'hold' });
  for (const order of [first, second])
    await world.payAtPlatform(e, order, { scene: 'douyin-mini', personaNo: 5 });
  const waiting = await Promise.all([first, second].map(({ id }) => e.api.getOrder({ orderId: id })));
  story.expect(
    'nothing is known while the platform is silent',
    waiting.map(({ state }) => state),
    ['awaitingPayment', 'awaitingPayment'],
  );
  await sims.post('/control/notifications', { provider: 'douyin', mode: 'duplicate', count: 2 });
  const toldAt = performance.now();
  await sims.post('/control/notifications', { provider: 'douyin', mode: 'reorder' });
  await sims.post('/control/notifications', { mode: 'normal' });
  await world.hearOfPayment(e, first);
  await world.hearOfPayment(e, second);
  await expectLive(world, page, { order: first, since: toldAt });
  page.close();
  const [ofFirst, ofSecond] = await Promise.all(
    [first, second].map(async (order) => {
      const { outTradeNo } = await sims.newestTrade(order.payableFen);
      return (await sims.deliveriesOf(outTradeNo))[0]?.attempts ?? [];
    }),
  );
  story.expect('each notification came twice', [ofFirst?.length, ofSecond?.length], [2, 2]);
  story.expect('the later payment was told first', (ofSecond?.[0]?.at ?? 0) < (ofFirst?.[0]?.at ?? 0), true);
}

/** B's open page hears of the commission within five seconds. */
async function expectLive(
  world: World,
  page: LivePage,
  { order, since }: { order: OrderView; since: number },
): Promise<void> {
  const at = await world.story.eventually(
    `commission of ${order.number} on the live socket`,
    async () => page.heardOfCommission(order.number),
    LIVE_WITHIN_MS,
  );
  world.story.expect('live within five seconds', at - since < LIVE_WITHIN_MS, true);
  world.story.tell(`B 打开着的页面在 ${Math.round(at - since)} 毫秒后收到佣金提醒`);
}
