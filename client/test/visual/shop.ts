import { randomUUID } from 'node:crypto';
import type { PageBlock } from '@yimai/shared/contracts/decoration-blocks';
import { Person } from '../../../server/src/journey/http.js';
import { Backstage, phoneOf, type Goods } from '../../../server/test/browser/support/backstage.js';
import { baseUrl } from '../../../server/test/browser/support/visitor.js';
import type { Login } from '../budgets/shop.js';

/** The persona of whoever looks at it. */
export const BUYER = 190;
const none = { to: 'none' } as const;

/** What is photographed: nothing of it depends on what else is in the shop. */
export interface StillShop {
  buyer: Login;
  /** Name of the page → its address. */
  pages: Record<'topic' | 'cart' | 'checkout' | 'order', string>;
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

/** Somebody nobody else knows, so that only what is put there is in the cart. */
async function newcomer(stage: Backstage): Promise<{ person: Person; login: Login }> {
  const phone = phoneOf(BUYER);
  const person = new Person(baseUrl(), `sim-user-${BUYER}`, `visual-${BUYER}`);
  await person.api.sendSmsCode({ phone, purpose: 'login' });
  const smsCode = await stage.sims.smsCode(phone);
  const { tokens, member } = await person.api.loginPhone({ phone, smsCode, deviceId: person.deviceId });
  person.enter({ tokens, member });
  // Instead of one by chance; in the login too, whose name a page shows until it has asked.
  const nickname = '周小满';
  await person.api.updateMe({ nickname });
  return { person, login: { tokens, member: { ...member, nickname } } };
}

export async function stillShop(): Promise<StillShop> {
  const stage = await Backstage.open();
  const offer = { priceFen: 36_800, tint: '#8aa36b', pictures: 2 };
  const tea = await stage.offer({ title: '狮峰龙井明前特级', ...offer });
  const { person, login } = await newcomer(stage);
  const order = await stage.placeOrder(person, tea, 2);
  await person.api.addCartItem({ skuId: tea.skuId, quantity: 1 });
  return {
    buyer: login,
    pages: {
      topic: `/packages/content/topic/index?slug=${await publishTopic(stage, tea)}`,
      cart: '/pages/cart/index',
      checkout: '/packages/order/checkout/index',
      order: `/packages/order/order-detail/index?orderId=${order.id}`,
    },
  };
}
