import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Person } from '../../../server/src/journey/http.js';
import { Backstage, type Goods } from '../../../server/test/browser/support/backstage.js';
import { openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Host } from '../host/host.js';
import type { MiniProgram } from '../host/mini-program.js';
import { Phone } from '../host/phone.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';

/** WeChat's numbers of entrances. */
const SCENES = { code: 1047, moments: 1154, onward: 1155 };
const PICTURES = path.resolve(__dirname, '../../../artifacts/mini');
const PRODUCT = 'pages/product/index';

/** What the platforms do to a program that no browser does, on the compiled programs. */
describe.each(MINI_TARGETS)('the adapters of %s', (target) => {
  let browser: Browser;
  let host: Host;
  let stage: Backstage;
  let goods: Goods;
  let codes: { first: string; second: string };
  let mini: MiniProgram | undefined;

  /** A distributor's code for the goods. */
  const codeOf = async (no: number, name: string): Promise<string> => {
    const person: Person = await stage.member(no);
    await stage.enrol(person, name);
    return (await person.api.createReferralCode({ target: 'product', productId: goods.productId })).code;
  };

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({ title: `武夷岩茶 ${target}`, priceFen: 12_800, tint: '#5a4a3a' });
    const from = target === 'weapp' ? 70 : 75;
    codes = { first: await codeOf(from, `青${target}`), second: await codeOf(from + 1, `岚${target}`) };
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

  const scene = (code: string, more = ''): string =>
    encodeURIComponent(`k=${code}&p=${goods.productId.slice('prd_'.length)}${more}`);
  const clicks = (running: MiniProgram): number =>
    running.journal.requests.filter(({ url, status }) => url.endsWith('/v1/shop/clicks') && status === 200)
      .length;
  const product = (running: MiniProgram) => running.screen.getByText(goods.title).first();
  const settled = async (check: () => boolean | Promise<boolean>): Promise<void> => {
    for (let waited = 0; !(await check()); waited += 50) {
      if (waited > 20_000) throw new Error('waited in vain');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('opens the product of a poster from the scene of its code', async () => {
    mini = await host.launch(new Phone({ persona: 151 }), {
      url: `${PRODUCT}?scene=${scene(codes.first, '&s=p')}`,
      scene: SCENES.code,
    });
    await product(mini).waitFor();
    await settled(() => clicks(mini!) === 1);
    mini.expectCalm();
  });

  it('counts another code that a warm program is opened with, and no code twice', async () => {
    // The first answer sets the clock right: the code of a moment ago must not be one of this morning.
    mini = await host.launch(new Phone({ persona: 152, clockHours: -5 }), {
      url: `${PRODUCT}?scene=${scene(codes.first)}`,
      scene: SCENES.code,
    });
    await settled(() => clicks(mini!) === 1);
    mini.hide();
    await mini.show();
    mini.hide();
    await mini.show({ url: `${PRODUCT}?scene=${scene(codes.second)}`, scene: SCENES.code });
    await settled(() => clicks(mini!) === 2);
    expect(mini.phone.storage.get('yimai.referral')).toContain(codes.second);
    mini.expectCalm();
  });

  it('leaves the shop open to somebody who refuses the privacy notice', async () => {
    mini = await host.launch(new Phone({ persona: 153 }), {
      url: `${PRODUCT}?productId=${goods.productId}`,
    });
    await product(mini).waitFor();
    const { screen, phone } = mini;
    const copy = async (): Promise<void> => {
      await screen.getByRole('button', { name: '分享', exact: true }).first().tap();
      await screen.getByRole('button', { name: '复制链接' }).tap();
    };
    await copy();
    await screen.getByText('剪贴板，用于复制链接与口令').waitFor();
    await mini.screenshot(path.join(PICTURES, `privacy-${target}.png`));
    await screen.getByRole('button', { name: '暂不同意' }).tap();
    await screen.getByText('复制失败').first().waitFor();
    expect(phone.clipboard).toBe('');
    expect(phone.hasAgreedToPrivacy).toBe(false);
    await copy();
    await screen.getByRole('button', { name: '同意并继续' }).tap();
    await settled(() => phone.clipboard.includes(goods.productId));
    mini.expectCalm();
  });

  it('shares a product with a card of its own picture', async () => {
    mini = await host.launch(new Phone({ persona: 154 }), {
      url: `${PRODUCT}?productId=${goods.productId}`,
    });
    await product(mini).waitFor();
    await settled(() =>
      mini!.journal.requests.some(({ url, status }) => /share-card/.test(url) && status === 200),
    );
    const card = await mini.share();
    expect(card).toMatchObject({ title: goods.title, path: `/${PRODUCT}?productId=${goods.productId}` });
    // The page learns of its picture a moment after the answer has arrived.
    const hasPicture = async (): Promise<boolean> =>
      /\/files\/cards\/[0-9a-f]{32}\.jpg$/.test((await mini?.share())?.imageUrl ?? '');
    await settled(hasPicture);
    mini.expectCalm();
  });

  it('asks before it starts a new version', async () => {
    mini = await host.launch(new Phone({ persona: 158 }), { url: 'pages/home/index' });
    const { screen, journal } = mini;
    await screen.getByRole('main').waitFor();
    mini.offerUpdate();
    await screen.getByText('新版本已准备好').waitFor();
    await screen.getByRole('button', { name: '稍后' }).tap();
    await screen.getByText('新版本已准备好').waitFor({ state: 'hidden' });
    expect(journal.callsOf('applyUpdate')).toHaveLength(0);
    mini.offerUpdate();
    await screen.getByRole('button', { name: '立即更新' }).tap();
    await settled(() => journal.callsOf('applyUpdate').length === 1);
    mini.expectCalm();
  });

  it('names no rival where people buy and log in', async () => {
    const rival = { weapp: /抖音|头条|支付宝/, tt: /微信|朋友圈/ }[target];
    mini = await host.launch(new Phone({ persona: 156 }), {
      url: `${PRODUCT}?productId=${goods.productId}`,
    });
    await product(mini).waitFor();
    await mini.screen.getByRole('button', { name: /^保障/ }).tap();
    await mini.screen.getByText('官方支付保障').last().waitFor();
    expect(await mini.screen.locator('body').innerText()).not.toMatch(rival);
    await mini.kill();
    mini = await host.launch(new Phone({ persona: 157 }), { url: 'packages/account/login/index' });
    await mini.screen.getByRole('button', { name: /一键登录$/ }).waitFor();
    expect(await mini.screen.locator('body').innerText()).not.toMatch(rival);
    mini.expectCalm();
  });

  if (target === 'weapp')
    it("opens WeChat's own talk with the shop from the product", async () => {
      mini = await host.launch(new Phone({ persona: 159 }), {
        url: `${PRODUCT}?productId=${goods.productId}`,
      });
      await product(mini).waitFor();
      await mini.screen.getByRole('button', { name: '联系客服' }).first().tap();
      await settled(() => mini!.journal.callsOf('contact').length === 1);
      mini.expectCalm();
    });

  if (target === 'weapp')
    it("opens WeChat's own talk with the shop from an order", async () => {
      const { person, login } = await stage.logIn(159);
      const { id, number } = await stage.placeOrder(person, goods, 1);
      const phone = new Phone({ persona: 159 });
      phone.storage.set('yimai.session', JSON.stringify(login));
      mini = await host.launch(phone, { url: `packages/order/order-detail/index?orderId=${id}` });
      await mini.screen.getByText(number).waitFor();
      await mini.screen.getByRole('button', { name: '联系客服' }).tap();
      await settled(() => mini!.journal.callsOf('contact').length === 1);
      mini.expectCalm();
    });

  if (target === 'weapp')
    it('shows a product in Moments without login or navigation, and carries the code on', async () => {
      const url = `${PRODUCT}?productId=${goods.productId}&k=${codes.first}`;
      const phone = new Phone({ persona: 155 });
      mini = await host.launch(phone, { url, scene: SCENES.moments });
      await product(mini).waitFor();
      await mini.screen.getByText('点击下方「前往小程序」').waitFor();
      await mini.screenshot(path.join(PICTURES, 'single-page.png'));
      expect(await mini.screen.getByRole('button', { name: '立即购买' }).count()).toBe(0);
      await settled(() => clicks(mini!) === 1);
      expect(mini.journal.callsOf('login')).toHaveLength(0);
      expect(mini.stack).toEqual([PRODUCT]);
      mini.expectCalm();
      await mini.kill();
      mini = await host.launch(phone, { url, scene: SCENES.onward });
      await mini.screen.getByRole('button', { name: '立即购买' }).waitFor();
      await settled(() => clicks(mini!) === 1);
      expect(phone.storage.get('yimai.referral')).toContain(codes.first);
      mini.expectCalm();
    });
});
