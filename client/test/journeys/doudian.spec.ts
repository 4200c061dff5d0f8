import type { Browser } from 'playwright-core';
import type { Person } from '../../../server/src/journey/http.js';
import { Backstage, type Goods } from '../../../server/test/browser/support/backstage.js';
import { records } from '../../../server/test/browser/support/records.js';
import { eventually, see } from '../../../server/test/browser/support/see.js';
import { openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Host } from '../host/host.js';
import type { MiniProgram } from '../host/mini-program.js';
import { Phone, type PhoneOptions } from '../host/phone.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';
import { MiniShopper } from './support/mini-shopper.js';

const THERE = { shopId: '5893575', productId: '3629468712345678901' };
const SKU_IDS = ['1745678901234567', '1745678901234568'];
const NOTE = '本商品由抖音小店发货与售后';

/** Goods that whoever is inside of Douyin buys in the merchant's 抖店, on the compiled programs. */
describe.each(MINI_TARGETS)('goods of 抖店 on %s', (target) => {
  let browser: Browser;
  let host: Host;
  let stage: Backstage;
  let goods: Goods;
  let sharer: Person;
  let code: string;
  let mini: MiniProgram | undefined;
  const persona = target === 'weapp' ? 191 : 196;

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({
      title: `桂花乌龙 ${target}`,
      priceFen: 9_900,
      colours: ['125g', '250g'],
      doudian: { ...THERE, skuIds: SKU_IDS },
    });
    sharer = await stage.member(persona);
    await stage.enrol(sharer, `岩${target}`);
    ({ code } = await sharer.api.createReferralCode({ target: 'product', productId: goods.productId }));
    browser = await openBrowser();
    host = await openHost(browser, target);
  });
  afterEach(async () => {
    await mini?.kill();
    mini = undefined;
  });
  afterAll(async () => {
    await host?.close();
    await browser?.close();
  });

  const open = async (url: string, options: Partial<PhoneOptions> = {}): Promise<MiniProgram> => {
    mini = await host.launch(new Phone({ persona: persona + 1, ...options }), { url });
    return mini;
  };
  const product = (query = '') => `pages/product/index?productId=${goods.productId}${query}`;
  const choose = async ({ screen }: MiniProgram, size: string, pieces: number): Promise<void> => {
    await screen.getByRole('button', { name: '立即购买' }).tap();
    const sheet = screen.getByRole('dialog', { name: '选择规格' });
    await sheet.getByRole('radio', { name: size }).tap();
    for (let more = 1; more < pieces; more += 1) await sheet.getByRole('button', { name: '增加' }).tap();
    await sheet.getByRole('button', { name: '确定' }).tap();
  };
  const opened = ({ journal }: MiniProgram) => journal.callsOf('openEcOrder').map(({ options }) => options);

  if (target === 'weapp') {
    it('are put into the cart as everything else', async () => {
      const running = await open(product());
      const { screen } = running;
      await see(screen.getByRole('button', { name: '加入购物车' }), 'the cart');
      expect(await screen.getByText(NOTE).count()).toBe(0);
      await choose(running, '250g', 1);
      await see(screen.getByRole('button', { name: /一键登录$/ }), 'our own checkout, behind the login');
      expect(opened(running)).toEqual([]);
      running.expectCalm();
    });
    return;
  }

  it('are bought there, and who shared them is on record', async () => {
    const running = await open(product(`&k=${code}`));
    const { screen, phone } = running;
    await see(screen.getByText(NOTE), 'who sells them');
    await see(screen.getByRole('button', { name: /^分享赚/ }), 'what sharing earns, for it does');
    expect(await screen.getByRole('button', { name: '加入购物车' }).count()).toBe(0);
    await choose(running, '250g', 2);
    const there = { ...THERE, skuId: SKU_IDS[1], skuAmount: 2 };
    await eventually('the order page of 抖店', () => opened(running).length === 1);
    expect(opened(running)).toEqual([there]);
    expect(phone.ecOrders).toEqual([there]);
    const [intent, ...more] = await records(
      'SELECT i.code, i.quantity, d.name FROM doudian_intents i LEFT JOIN distributors d ON d.id = i.distributor_id WHERE i.doudian_sku_id = ?',
      [SKU_IDS[1]],
    );
    expect([intent, more]).toMatchObject([{ code, quantity: 2, name: `岩${target}` }, []]);
    expect(running.stack).toEqual(['pages/product/index']);
    running.expectCalm();
  });

  it('earn for whoever shared them, once the guest who bought them says who they are', async () => {
    const friend = new MiniShopper(host, persona + 2);
    await friend.open(`/${product(`&k=${code}`)}`, 'share card');
    await choose(friend.mini, '250g', 1);
    await eventually('the order page of 抖店', () => friend.phone.ecOrders.length === 1);
    const inShop = (action: string, input: object) =>
      stage.sims.post<{ orderId: string }>(`/control/providers/douyin/doudian${action}`, { ...input });
    const [opened] = friend.phone.ecOrders as object[];
    const amounts = { unitPriceFen: goods.priceFen, freightFen: 600, title: goods.title };
    const { orderId } = await inShop('Place', { ...opened, ...amounts, persona: friend.no });
    await stage.sims.post('/control/pay', { outTradeNo: orderId });
    const earned = async () => {
      await stage.runJobs();
      const { items } = await sharer.api.listCommissions({ platform: 'douyin' });
      return items.filter(({ orderNumber }) => orderNumber === orderId);
    };
    expect(await earned()).toEqual([]);
    await friend.open('/packages/account/address-edit/index');
    await friend.screen.getByRole('button', { name: '去登录' }).click();
    await friend.logIn();
    const [line, ...more] = await earned();
    expect([line, more]).toMatchObject([{ isViaDoudian: true, state: 'accrued', quantity: 1 }, []]);
    const receipt = await sharer.api.getCommissionReceipt({ commissionId: line?.id ?? '' });
    expect(receipt).toMatchObject({ baseFen: goods.priceFen, evidence: { code } });
    expect(receipt.explain[0]).toContain('商家小店');
    await friend.leave();
  });

  it('are asked for once more after somebody logged in to Douyin', async () => {
    const running = await open(product());
    running.phone.isInAccount = false;
    running.phone.habits.ecOrder = 'comes back';
    await choose(running, '125g', 1);
    await eventually('the second try', () => opened(running).length === 2);
    expect(running.phone.ecOrders).toEqual([]);
    await see(running.screen.getByRole('button', { name: '立即购买' }), 'the page as it was');
    running.expectCalm();
  });

  it('are not opened by an old Douyin, which says what helps', async () => {
    const running = await open(product(), { isOld: true });
    await choose(running, '125g', 1);
    await see(running.screen.getByText('当前抖音版本较低，请升级后再购买'), 'what helps');
    await running.screen.getByRole('button', { name: '知道了' }).tap();
    expect(opened(running)).toEqual([]);
    expect(running.journal.requests.filter(({ url }) => url.endsWith('/doudian-intents'))).toEqual([]);
    running.expectCalm();
  });

  it('are bought one by one out of a cart that was filled elsewhere', async () => {
    const phone = new Phone({ persona: persona + 1 });
    const line = { skuId: goods.skuId, quantity: 3, isSelected: true };
    phone.storage.set('yimai.guest-cart', JSON.stringify([line]));
    const running = await host.launch(phone, { url: 'pages/cart/index' });
    mini = running;
    const { screen } = running;
    await see(screen.getByText('由抖音小店发货，请单独购买'), 'the note on the item');
    await screen.getByRole('button', { name: '结算（3）' }).tap();
    await see(screen.getByText('抖音小店的商品请单独购买，取消勾选后可结算其他商品'), 'what to do');
    await screen.getByRole('button', { name: `去抖音小店购买${goods.title}` }).tap();
    await eventually('the order page of 抖店', () => opened(running).length === 1);
    expect(opened(running)).toEqual([{ ...THERE, skuId: SKU_IDS[0], skuAmount: 3 }]);
    running.expectCalm();
  });
});
