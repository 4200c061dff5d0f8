import type { Person } from '../../../server/src/journey/http.js';
import type { Goods } from '../../../server/test/browser/support/backstage.js';
import { gone, see } from '../../../server/test/browser/support/see.js';
import { story } from '../../../server/test/browser/support/story.js';
import { routes } from '../../src/lib/routes.js';
import { Cast, TARGETS } from './support/cast.js';
import type { Shopper } from './support/shopper.js';

const ME = 18;
const INVITED = 19;

/** What a distributor has beside the figures: the guide, the calculator, the link doctor, invitations and the network. */
describe.each(TARGETS)("the tools of a distributor's centre on %s", (target) => {
  let cast: Cast;
  let tea: Goods;
  let me: Shopper;
  let invited: Person;
  let own = '';
  let theirs = '';

  beforeAll(async () => {
    cast = await Cast.open(target);
    const { stage } = cast;
    tea = await stage.offer({ title: `单丛蜜兰 ${target}`, priceFen: 16_800 });
    const { person, login } = await cast.regular(ME);
    await stage.enrol(person, `何晴${target}`);
    const { code: inviteCode } = await person.api.createReferralCode({ target: 'recruit' });
    ({ person: invited } = await cast.regular(INVITED));
    const name = `柳青${target}`;
    await invited.api.applyDistributor({ name, inviteCode, agreedToTerms: true });
    await stage.approve(name);
    own = (await person.api.createReferralCode({ target: 'product', productId: tea.productId })).code;
    theirs = (await invited.api.createReferralCode({ target: 'shop' })).code;
    me = await cast.shopper(ME);
    await me.become(login);
  });
  afterAll(async () => {
    await cast?.close();
  });

  const step = story(() => cast.everybody());
  const button = (name: string | RegExp) => me.screen.getByRole('button', { name });

  step('the guide knows what was done, opens one lesson at a time and leads to the next step', async () => {
    await me.open(routes.guide());
    await see(me.screen.getByText('六步开始'), 'the steps');
    // A phone and a code; and whoever has been to WeChat can be paid there.
    await see(me.screen.getByText(target === 'tt' ? '2 / 6' : '3 / 6'), 'what was done');
    expect(await button(/^验证手机号/).count()).toBe(0);
    await button('客户保护期，展开').click();
    await see(button('客户保护期，收起'), 'the lesson on protection');
    expect(await button(/，收起$/).count()).toBe(1);
    await me.checkAccessibility();
    await button('有人打开您的分享：去分享').click();
    await see(me.screen.getByText('我的推广码'), 'the page to share from');
    await me.back();
  });

  step('the calculator follows the price that is typed', async () => {
    await me.open(routes.calculator());
    await see(me.screen.getByText('一个月大约结算'), 'the result');
    await me.screen.getByRole('textbox', { name: '商品售价' }).fill('200');
    await see(me.screen.getByText(/30\.00\s*×\s*18\s*单/), 'fifteen in a hundred of it, for what is kept');
    await me.checkAccessibility();
  });

  step('the link doctor tells a good code from an unknown one and from that of somebody else', async () => {
    await me.open(routes.links());
    await button(new RegExp(`推广码 ${own}$`)).click();
    await see(me.screen.getByRole('status').getByText('链接正常，放心分享'), 'that it works');
    await see(me.screen.getByText('还没有人打开过，可以自己先点开看看。'), 'that nobody has opened it');
    await see(me.screen.getByText(`商品「${tea.title}」在售。`), 'what it is for');
    const check = async (text: string, verdict: string): Promise<void> => {
      await me.screen.getByRole('textbox', { name: '粘贴链接、口令或推广码' }).fill(text);
      await button(/^检查$/).click();
      await see(me.screen.getByRole('status').getByText(verdict), verdict);
    };
    await check('今天天气真好', '没有认出推广码');
    await check(theirs, '这不是您的推广码');
    await me.checkAccessibility();
  });

  step('invitations say what each still lacks, and never what they might earn by the head', async () => {
    await me.open(routes.invites());
    await see(me.screen.getByText('还差：自己卖出第一单'), 'what is missing');
    await see(me.screen.getByText('邀请本身不计佣金', { exact: false }), 'that inviting earns nothing');
    await me.checkAccessibility();
  });

  step('the network shows who was invited, masked, and finds nobody who is not there', async () => {
    await me.open(routes.network());
    await see(me.screen.getByText('柳*'), 'the partner');
    await me.screen.getByRole('textbox', { name: '搜索' }).fill('欧阳');
    await me.screen.getByText('搜索', { exact: true }).click();
    await see(me.screen.getByText('没有找到'), 'that nobody is found');
    await gone(me.screen.getByText('柳*'), 'the partner');
    await me.checkAccessibility();
  });
});
