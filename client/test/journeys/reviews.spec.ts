import type { Person } from '../../../server/src/journey/http.js';
import { photo, type Goods, type Login } from '../../../server/test/browser/support/backstage.js';
import { eventually, see } from '../../../server/test/browser/support/see.js';
import { story } from '../../../server/test/browser/support/story.js';
import { routes } from '../../src/lib/routes.js';
import { Cast, TARGETS } from './support/cast.js';
import type { Shopper } from './support/shopper.js';

const WORDS = '焙火的香气很稳，三泡以后才回甘，包装也仔细。';
const BUYER = 15;
const SCENES = { weapp: 'wechat-mini', tt: 'douyin-mini', h5: 'wechat-h5-jsapi' } as const;

describe.each(TARGETS)('a review with a picture on %s', (target) => {
  let cast: Cast;
  let tea: Goods;
  let me: Shopper;
  let buyer: { person: Person; login: Login };

  beforeAll(async () => {
    cast = await Cast.open(target);
    const { stage } = cast;
    tea = await stage.offer({ title: `正岩水仙 ${target}`, priceFen: 19_900 });
    buyer = await cast.regular(BUYER);
    const order = await stage.buy(buyer.person, tea, { payer: cast.persona(BUYER), scene: SCENES[target] });
    await stage.ship(order.id);
    await buyer.person.api.confirmReceipt({ orderId: order.id });
    me = await cast.shopper(BUYER);
    me.habits.picture = await photo('#7a4b2a');
    await me.become(buyer.login);
  });
  afterAll(async () => {
    await cast?.close();
  });

  const step = story(() => cast.everybody());
  const press = (name: string): Promise<void> => me.screen.getByRole('button', { name, exact: true }).click();

  step('what was received waits for a review, and says what is missing', async () => {
    await me.open(routes.reviews());
    await see(me.screen.getByText(tea.title), 'what can be reviewed');
    await press('评价');
    await press('发布评价');
    await see(me.screen.getByText('请先打分'), 'that stars are missing');
    await me.screen.getByRole('radio', { name: '5 星，非常满意' }).click();
    await me.screen.getByRole('textbox', { name: '您的评价' }).fill('好');
    await press('发布评价');
    await see(me.screen.getByText('请至少写 5 个字'), 'that words are missing');
    await me.checkAccessibility();
  });

  step('a picture is sent along, and a platform looks at it first', async () => {
    await me.screen.getByRole('textbox', { name: '您的评价' }).fill(WORDS);
    await press('添加评价图片');
    if (target !== 'h5') await press('同意并继续');
    await see(me.screen.getByRole('button', { name: '删除图片1' }), 'the picture that was sent');
    await press('发布评价');
    await see(me.screen.getByText(WORDS), 'the review among my own');
    await eventually('the look at the picture', async () => {
      await cast.stage.runJobs();
      return (await buyer.person.api.listMyReviews({})).items[0]?.state === 'published';
    });
  });

  step('everybody reads it on the page of the goods, and sees the picture', async () => {
    const friend = await cast.shopper(BUYER + 1);
    await friend.open(routes.product({ productId: tea.productId }));
    await see(friend.screen.getByText('买家评价（1）'), 'how many there are');
    const words = friend.screen.getByText(WORDS);
    await words.scrollIntoViewIfNeeded();
    await see(words, 'the review');
    const picture = friend.screen.getByRole('button', { name: '查看图片 1' });
    await eventually('the picture', () =>
      picture.evaluate((shown) =>
        [...shown.querySelectorAll('img')].some(({ naturalWidth }) => naturalWidth > 0),
      ),
    );
  });
});
