import { Centre } from '../../../server/test/browser/pages/centre.js';
import { Orders } from '../../../server/test/browser/pages/orders.js';
import { People } from '../../../server/test/browser/pages/people.js';
import { Storefront } from '../../../server/test/browser/pages/storefront.js';
import { Till } from '../../../server/test/browser/pages/till.js';
import { phoneOf, type Goods } from '../../../server/test/browser/support/backstage.js';
import { eventually, isSeen, see } from '../../../server/test/browser/support/see.js';
import { story } from '../../../server/test/browser/support/story.js';
import { Cast, TARGETS } from './support/cast.js';
import type { Shopper } from './support/shopper.js';

const PRICE_FEN = 19_900;
/** Level one of the default policy is 15 %. */
const COMMISSION_FEN = 2_985;
const LIVE_WITHIN_MS = 5_000;
const NAME = '徐强';

const DASHBOARD = '/packages/distributor/dashboard/index';

describe.each(TARGETS)('from an application to the money on %s', (target) => {
  let cast: Cast;
  let honey: Goods;
  let me: Shopper;
  let friend: Shopper;
  let link = '';
  let orderId = '';

  beforeAll(async () => {
    cast = await Cast.open(target);
    honey = await cast.stage.offer({ title: `秦岭桂花蜜 ${target}`, priceFen: PRICE_FEN, tint: '#c98a1b' });
    me = await cast.shopper(3);
    friend = await cast.shopper(4);
  });
  afterAll(async () => {
    await cast?.close();
  });

  const step = story(() => cast.everybody());

  step('applies with a verified phone and sees that it is looked at', async () => {
    await me.open(DASHBOARD);
    const { screen } = me;
    await screen.getByRole('button', { name: '去登录' }).click();
    await me.logIn();
    await screen.getByRole('button', { name: '去申请' }).click();
    await screen.getByRole('textbox', { name: '称呼' }).fill(NAME);
    if (target !== 'h5') {
      await screen.getByRole('button', { name: '绑定' }).click();
      await see(screen.getByText('手机号已绑定'), 'that the phone is bound');
    }
    await screen.getByRole('checkbox', { name: '同意推广服务协议' }).click();
    await screen.getByRole('button', { name: '提交申请' }).click();
    await see(screen.getByText('申请已提交，正在审核'), 'that the application is looked at');
  });

  step('is let in by the shop and shares a product with a code', async () => {
    await cast.stage.approve(NAME);
    await me.refresh();
    const { screen } = me;
    await screen.getByRole('button', { name: '进入分销中心' }).click();
    await new Centre(screen).seeLive();
    await me.open(`/pages/product/index?productId=${honey.productId}`);
    await see(new Storefront(me.screen).buyButton(), 'the product');
    await eventually('the code in the shared link', async () => {
      link = await me.share();
      return /[?&]k=[0-9A-Za-z]{4,12}/.test(link);
    });
  });

  step('keeps the dashboard open while a friend buys by the link', async () => {
    await me.open(DASHBOARD);
    await new Centre(me.screen).seeLive();
    await friend.open(link, 'share card');
    const shop = new Storefront(friend.screen);
    await shop.confirmChoice(await shop.choose('立即购买'));
    await friend.logIn();
    await new People(friend.screen, cast.stage).addFirstAddress();
    const till = new Till(friend.screen);
    await till.seePayable(PRICE_FEN);
    await till.submit();
    orderId = new Till(friend.screen).orderId();
    await friend.pay();
  });

  step('sees the commission arrive by itself', async () => {
    const centre = new Centre(me.screen);
    await centre.seeArrival(honey.title, LIVE_WITHIN_MS);
    await centre.seeMoney(COMMISSION_FEN, 'the commission', LIVE_WITHIN_MS);
  });

  step('reads how it was reckoned', async () => {
    const centre = new Centre(me.screen);
    await centre.openReceipt(honey.title);
    await centre.seeMoney(COMMISSION_FEN, 'the receipt');
    await see(me.screen.getByText('归属依据'), 'the evidence');
  });

  step('withdraws fifteen days after the receipt, up to the money', async () => {
    await new Orders(friend.screen).openFromResult();
    await cast.stage.ship(orderId);
    await friend.refresh();
    await new Orders(friend.screen).confirmReceipt();
    await cast.stage.passDays(15);
    // The access tokens have ended meanwhile: the pages renew their sessions by themselves, after one refusal.
    me.forgive(/401/);
    friend.forgive(/401/);
    await me.open(DASHBOARD);
    const centre = new Centre(me.screen);
    await centre.seeMoney(COMMISSION_FEN, 'what can be withdrawn');
    if (target === 'weapp') await centre.withdrawAllToWechat();
    else await centre.withdrawAll(phoneOf(me.no), await cast.sims.realName(me.no));
    await eventually(
      'the money is there',
      async () => {
        await cast.stage.runJobs();
        const confirm = me.screen.getByRole('button', { name: '确认收款' });
        if (await isSeen(confirm)) await confirm.click();
        return isSeen(me.screen.getByText('已到账', { exact: true }));
      },
      20_000,
    );
  });

  step('and every book is right', async () => {
    expect(await cast.violations()).toEqual([]);
  });
});
