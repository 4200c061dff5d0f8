import { TestMall } from '../../test/support/mall.js';
import { enter, order, pay, stockUp, type Goods, type Shopper } from '../../test/support/mall-people.js';
import { ship } from '../../test/security/earners.js';
import { parseId } from '@yimai/shared/kernel/id';
import { NoticeSender } from './send-notices.js';

interface Sent {
  openId: string;
  templateId: string;
  page?: string;
  data: Record<string, string>;
}

/** The whole server; the platforms judge fields, openids and credit as the real ones do. */
describe('messages outside the shop', () => {
  let mall: TestMall;
  let goods: Goods;
  beforeAll(async () => {
    mall = await TestMall.open();
    goods = await stockUp(mall, await mall.staffToken('owner'));
  }, 60_000);
  afterAll(() => mall?.close());

  const answer = (shopper: Shopper, said: string, occasion = 'order-shipped') =>
    mall.call('recordNoticeAnswers', { answers: [{ occasion, answer: said }] }, { token: shopper.token });
  const sentTo = async (no: number): Promise<Sent[]> => {
    const all = await mall.sim.control<Sent[]>('providers/wechat/messages', {});
    return all.filter(({ openId }) => openId === `oMINI_user_${no}`);
  };
  const logged = async (shopper: Shopper): Promise<string[]> => {
    const id = parseId('member', shopper.memberId);
    const rows = await mall.sql('SELECT state FROM message_log WHERE member_id = ?', [id]);
    return rows.map((row) => String(row['state']));
  };
  const shippedOrder = async (shopper: Shopper): Promise<string> => {
    const { id } = await order(mall, shopper, { skuId: goods.skuId });
    await pay(mall, shopper, id);
    await ship(mall, id);
    await mall.jobs();
    return id;
  };

  it('tells a buyer who allowed it that the parcel is on its way, once', async () => {
    const shopper = await enter(mall, 31);
    await answer(shopper, 'accept');
    const orderId = await shippedOrder(shopper);
    const [message, ...more] = await sentTo(31);
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      templateId: mall.platform.wechat.messages['order-shipped'].templateId,
      page: `packages/order/tracking/index?orderId=${orderId}`,
    });
    expect(message?.data).toMatchObject({ thing2: '桂花乌龙' });
    expect(message?.data['time5']).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d$/);
    const notice = { memberId: parseId('member', shopper.memberId)!, reference: orderId };
    await mall
      .get(NoticeSender)
      .send({ ...notice, occasion: 'order-shipped' }, { page: 'pages/home/index', values: {} });
    expect(await sentTo(31)).toHaveLength(1);
    expect(await logged(shopper)).toEqual(['sent']);
  });

  it('tells nobody who was not asked, refused, or has used up the yes', async () => {
    const [silent, unwilling, once] = [await enter(mall, 32), await enter(mall, 33), await enter(mall, 34)];
    await answer(unwilling, 'reject');
    await answer(once, 'accept');
    for (const shopper of [silent, unwilling, once, once]) await shippedOrder(shopper);
    expect([await sentTo(32), await sentTo(33)]).toEqual([[], []]);
    expect(await sentTo(34)).toHaveLength(1);
  });

  it('gives up where the platform says that nothing is allowed any more', async () => {
    const shopper = await enter(mall, 35);
    for (let n = 0; n < 3; n += 1) await answer(shopper, 'accept');
    const { templateId } = mall.platform.wechat.messages['order-shipped'];
    await mall.sim.control('providers/wechat/credit', { persona: 35, templateId, left: 0 });
    await shippedOrder(shopper);
    await shippedOrder(shopper);
    expect(await logged(shopper)).toEqual(['no-credit']);
  });

  it('tries again while the platform is down, and never after a doubtful answer', async () => {
    const shopper = await enter(mall, 36);
    for (let n = 0; n < 2; n += 1) await answer(shopper, 'accept');
    const fault = { provider: 'wechat', operation: 'subscribe-send' };
    await mall.sim.control('faults', { ...fault, fault: 'http429', count: 1 });
    await shippedOrder(shopper);
    expect(await sentTo(36)).toHaveLength(0);
    await mall.moveTo(3_600_000);
    await mall.until(async () => (await sentTo(36)).length === 1, 'the second try');
    await mall.moveTo(0);
    await mall.sim.control('faults', { ...fault, fault: 'timeoutAfter', count: 1 });
    await shippedOrder(shopper);
    await mall.jobs();
    expect(await sentTo(36)).toHaveLength(2);
    expect((await logged(shopper)).sort()).toEqual(['sent', 'unknown']);
  }, 60_000);

  it('tells a buyer from Douyin there', async () => {
    const login = await mall.call('loginDouyin', { code: 'sim-user-37.notice' });
    const shopper = {
      ...(await enter(mall, 38)),
      token: login.tokens.accessToken,
      memberId: login.member.id,
    };
    await answer(shopper, 'accept');
    const notice = { memberId: parseId('member', shopper.memberId)!, reference: 'ord_1' };
    const content = { page: 'packages/order/tracking/index', values: { number: 'YM1', goods: '茶' } };
    await mall.get(NoticeSender).send({ ...notice, occasion: 'order-shipped' }, content, 'douyin');
    const sent = await mall.sim.control<Sent[]>('providers/douyin/notices', {});
    expect(sent).toMatchObject([
      { openId: 'dyOPEN_user_37', data: { character_string1: 'YM1', thing2: '茶' } },
    ]);
    const refused = { ...notice, reference: 'ord_2', occasion: 'order-shipped' } as const;
    await answer(shopper, 'accept');
    const { templateId } = mall.platform.douyin.messages['order-shipped'];
    await mall.sim.control('providers/douyin/credit', { openId: 'dyOPEN_user_37', templateId, left: 0 });
    await mall.get(NoticeSender).send(refused, content, 'douyin');
    expect(await logged(shopper)).toEqual(['sent', 'no-credit']);
  });
});
