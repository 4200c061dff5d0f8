import { randomUUID } from 'node:crypto';
import { yuan } from '../story.js';
import type { World } from '../world.js';
import { mergeByPhone } from './recruit.js';

/** C clicks in Douyin, buys in WeChat: the click must not be lost. */
export async function clickInDouyinBuyInWechat(world: World): Promise<void> {
  const { story } = world;
  story.chapter('C 在抖音点开 B 的链接，之后在微信购买');
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
  const coupon = (await c.api.listCoupons()).items[0] ?? (await newCoupon(world));
  await c.api.claimCoupon({ couponId: coupon.id });
  await world.sims.post('/control/notifications', { provider: 'wechat-pay', mode: 'duplicate', count: 2 });
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
  await world.killServer();
  await world.pay(c, order, { scene: 'wechat-mini', personaNo: 3 });
  story.tell(
    `C 微信支付 ${yuan(order.payableFen)}（两件商品，优惠 ${yuan(order.discountFen)}），支付通知送达两次`,
  );
  story.fact('orderC', { id: order.id, number: order.number, payableFen: order.payableFen });
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

/** D on H5 with Alipay through A; E in Douyin through B, notifications out of order. */
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
  await world.sims.post('/control/notifications', { provider: 'douyin', mode: 'hold' });
  const orderE = await world.order(e, {
    lines: [{ goods: world.item('tea'), quantity: 3 }],
    platform: 'douyin',
  });
  const second = await world.order(e, {
    lines: [{ goods: world.item('cup'), quantity: 1 }],
    platform: 'douyin',
  });
  const paying = Promise.all([
    world.pay(e, orderE, { scene: 'douyin-mini', personaNo: 5 }),
    world.pay(e, second, { scene: 'douyin-mini', personaNo: 5 }),
  ]);
  await new Promise((resolve) => setTimeout(resolve, 400));
  await world.sims.post('/control/notifications', { provider: 'douyin', mode: 'reorder' });
  await world.sims.post('/control/notifications', { provider: 'douyin', mode: 'normal' });
  await paying;
  story.tell(
    `E 在抖音买下 3 份 ${world.item('tea').title} 共 ${yuan(orderE.payableFen)}，另一单 ${yuan(second.payableFen)}，通知乱序送达`,
  );
  story.fact('orderD', { id: orderD.id, number: orderD.number });
  story.fact('orderE', { id: orderE.id, number: orderE.number, lineId: orderE.lines[0]?.id });
  story.fact('orderE2', { id: second.id, number: second.number });
}
