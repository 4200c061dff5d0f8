import type { Person } from '../../../server/src/journey/http.js';
import { photo, type Goods, type Login } from '../../../server/test/browser/support/backstage.js';
import { eventually, gone, see } from '../../../server/test/browser/support/see.js';
import { story } from '../../../server/test/browser/support/story.js';
import { routes } from '../../src/lib/routes.js';
import { TRIES } from './bad-days/day.js';
import { Cast, TARGETS } from './support/cast.js';
import type { Shopper } from './support/shopper.js';

const WORDS = '焙火的香气很稳，三泡以后才回甘，包装也仔细。';
const BUYER = 15;
/** As many as goods may have kinds of. */
const MANY = 20;
const READER = BUYER + 2;
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

  step('of a long list of reviews only those near the screen are in the page', async () => {
    const { stage } = cast;
    const kinds = Array.from({ length: MANY }, (_, at) => `${at + 1} 号罐`);
    const goods = await stage.offer({ title: `岩茶品鉴 ${target}`, priceFen: 900, colours: kinds });
    const order = await stage.buy(buyer.person, goods, {
      payer: cast.persona(BUYER),
      scene: SCENES[target],
      skuIds: goods.skuIds,
    });
    await stage.ship(order.id);
    await buyer.person.api.confirmReceipt({ orderId: order.id });
    for (const { id: lineId } of order.lines)
      await buyer.person.api.createReview(
        { lineId, rating: 5, text: WORDS, fileIds: [] },
        { idempotencyKey: lineId },
      );
    await stage.runJobs();

    const reader = await cast.shopper(READER);
    await reader.open(routes.product({ productId: goods.productId }));
    await see(reader.screen.getByText(WORDS), 'the reviews on the page');
    reader.forgive(/500|Failed to load/);
    await reader.suffer({ matches: /GET \/v1\/shop\/products\/\w+\/reviews$/, kind: 500, times: TRIES });
    await reader.screen.getByRole('link', { name: '查看全部评价' }).click();
    const sheet = reader.screen.getByRole('dialog', { name: '全部评价' });
    await sheet.getByRole('button', { name: '重新加载' }).click();
    const newest = sheet.getByText(kinds.at(-1) ?? '', { exact: true });
    await see(newest, 'the newest review');
    await sheet.getByText('加载更多').click();
    const oldest = sheet.getByText(kinds[0] ?? '', { exact: true });
    await see(oldest, 'the oldest review');
    await oldest.scrollIntoViewIfNeeded();
    await gone(newest, 'the newest review, far above');
    expect(await sheet.getByText(/^\d+ 号罐$/).count()).toBeLessThan(MANY);
    await oldest.evaluate((shown) => {
      for (let one = shown.parentElement; one; one = one.parentElement) one.scrollTop = 0;
    });
    await see(newest, 'the newest review again');
    await gone(oldest, 'the oldest review, far below');
  });
});
