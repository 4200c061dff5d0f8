import { randomUUID } from 'node:crypto';
import type { PageBlock } from '@yimai/shared/contracts/decoration-blocks';
import type { Person } from '../../../server/src/journey/http.js';
import { Backstage, type Goods, type Login } from '../../../server/test/browser/support/backstage.js';

/** The personas of whoever looks at it. */
export const BUYER = 190;
export const SELLER = 191;
const none = { to: 'none' } as const;

export const PAGES = ['home', 'topic', 'product', 'cart', 'checkout', 'order', 'centre'] as const;
export type Name = (typeof PAGES)[number];

/** What is photographed: nothing of it depends on what else is in the shop. */
export interface StillShop {
  buyer: Login;
  /** Of whom the distributor's centre is. */
  seller: Login;
  /** Name of the page → its address. */
  pages: Record<Name, string>;
}

function blocksOf({ productId }: Goods, url: string): PageBlock[] {
  const image = { url, width: 900, height: 400, placeholderColor: '#8aa36b' };
  const cell = (title: string) => ({ image, title, link: none });
  const source = { by: 'manual' as const, productIds: [productId] };
  const shelf = { type: 'shelf' as const, note: '山场直发', source, isRanked: true, more: none };
  return [
    { id: 'b001', type: 'banner', items: [cell('春山')], isBeside: false },
    { id: 'b002', type: 'notice', items: [{ text: '今日采摘', link: none }] },
    {
      id: 'b003',
      type: 'promises',
      items: [
        { icon: 'leaf', text: '当季' },
        { icon: 'truck', text: '直发' },
      ],
    },
    { ...shelf, id: 'b004', title: '大图', layout: 'big' },
    { ...shelf, id: 'b005', title: '列表', layout: 'list' },
    { id: 'b006', type: 'text', nodes: [{ kind: 'quote', text: '谷雨之前采下的嫩芽。' }] },
  ];
}

async function publishTopic(stage: Backstage, goods: Goods): Promise<string> {
  const { api } = stage.owner;
  const slug = `visual-${randomUUID().slice(0, 8)}`;
  const { image } = await api.getProduct({ productId: goods.productId });
  const { id: pageId, draftVersion } = await api.createPage({ slug, title: '春山一盏' });
  const share = { title: '', image: null };
  const content = { title: '春山一盏', tone: 'fresh' as const, share, blocks: blocksOf(goods, image.url) };
  const saved = await api.savePageDraft({ pageId, draftVersion, content });
  await api.publishPage({ pageId, draftVersion: saved.draftVersion });
  return slug;
}

/** What a home page begins with. */
async function publishHome(stage: Backstage, goods: Goods): Promise<void> {
  const { api } = stage.owner;
  const { items } = await api.consoleListPages({});
  const home = items.find(({ kind }) => kind === 'home');
  if (!home) throw new Error('the shop has no home page');
  const { image } = await api.getProduct({ productId: goods.productId });
  const cell = (title: string) => ({ image: { ...image, height: 400, width: 900 }, title, link: none });
  const source = { by: 'manual' as const, productIds: [goods.productId] };
  const blocks: PageBlock[] = [
    { id: 'b001', type: 'banner', items: [cell('春山'), cell('新茶')], isBeside: false },
    { id: 'b002', type: 'notice', items: [{ text: '今日采摘', link: none }] },
    {
      id: 'b003',
      type: 'shelf',
      title: '当季',
      note: '山场直发',
      source,
      isRanked: false,
      more: none,
      layout: 'grid',
    },
  ];
  const content = { title: '首页', tone: 'paper' as const, share: { title: '', image: null }, blocks };
  const saved = await api.savePageDraft({ pageId: home.id, draftVersion: home.draftVersion, content });
  await api.publishPage({ pageId: home.id, draftVersion: saved.draftVersion });
}

/** Somebody nobody else knows, so that only what is put there is in the cart. */
async function newcomer(
  stage: Backstage,
  { no, nickname, referralCode }: { no: number; nickname: string; referralCode?: string },
): Promise<{ person: Person; login: Login }> {
  const { person, login } = await stage.logIn(no, referralCode);
  // Instead of one by chance; in the login too, whose name a page shows until it has asked.
  await person.api.updateMe({ nickname });
  return { person, login: { ...login, member: { ...login.member, nickname } } };
}

export async function stillShop(): Promise<StillShop> {
  const stage = await Backstage.open();
  const offer = { priceFen: 36_800, tint: '#8aa36b', pictures: 2 };
  const tea = await stage.offer({ title: '狮峰龙井明前特级', ...offer });
  const { person: seller, login: before } = await newcomer(stage, { no: SELLER, nickname: '沈知秋' });
  await stage.enrol(seller, '沈知秋');
  const { code: referralCode } = await seller.api.createReferralCode({ target: 'shop' });
  const { person, login } = await newcomer(stage, { no: BUYER, nickname: '周小满', referralCode });
  // Once paid, for the distributor's sake; once not, for that of the order's page.
  await stage.buy(person, tea, { payer: BUYER });
  const order = await stage.placeOrder(person, tea, 2);
  await person.api.addCartItem({ skuId: tea.skuId, quantity: 1 });
  await publishHome(stage, tea);
  return {
    buyer: login,
    seller: { ...before, member: { ...(await seller.api.getMe()), nickname: '沈知秋' } },
    pages: {
      home: '/pages/home/index',
      topic: `/packages/content/topic/index?slug=${await publishTopic(stage, tea)}`,
      product: `/pages/product/index?productId=${tea.productId}`,
      cart: '/pages/cart/index',
      checkout: '/packages/order/checkout/index',
      order: `/packages/order/order-detail/index?orderId=${order.id}`,
      centre: '/packages/distributor/dashboard/index',
    },
  };
}
