import { randomUUID } from 'node:crypto';
import type { OrderView } from '@yimai/shared/contracts/order';
import type { Person } from '../../../src/journey/http.js';
import { phoneOf, type Backstage, type Goods, type Login } from './backstage.js';

const DISTRIBUTOR_NAME = '徐知远';
/** From the receipt until a commission can be withdrawn. */
const WAITING_DAYS = 15;
const WITHDRAWN_FEN = 1_000;
const PAYER = 151;
const none = { to: 'none' } as const;

/** By the numbers of their phones. */
export interface Who {
  shopper: number;
  distributor: number;
}

/** Somebody logged in, as the browser keeps it and as the API takes it. */
export interface Persona {
  person: Person;
  session: Login;
}

/** A mall in which every page has something to show. */
export interface Cast {
  shopper: Persona;
  distributor: Persona;
  ids: {
    productId: string;
    slug: string;
    unpaid: string;
    shipped: string;
    received: string;
    aftersale: string;
    commission: string;
    withdrawal: string;
    addressId: string;
  };
}

async function logIn(stage: Backstage, no: number, referralCode?: string): Promise<Persona> {
  const { person, login } = await stage.logIn(no, referralCode);
  return { person, session: login };
}

/** Bought, paid and on its way. */
async function buy(stage: Backstage, person: Person, goods: Goods): Promise<OrderView> {
  const order = await stage.buy(person, goods, { quantity: 2, payer: PAYER });
  await stage.ship(order.id);
  return order;
}

async function publishTopic(stage: Backstage, goods: Goods, slug: string): Promise<void> {
  const { api } = stage.owner;
  const page = await api.createPage({ slug, title: '春茶专题' });
  const source = { by: 'manual' as const, productIds: [goods.productId] };
  const shelf = { type: 'shelf', title: '今年的茶', note: '', source, isRanked: false, more: none } as const;
  const draft = await api.savePageDraft({
    pageId: page.id,
    draftVersion: page.draftVersion,
    content: {
      title: '春茶专题',
      tone: 'fresh',
      share: { title: '', image: null },
      blocks: [
        { id: 'a001', type: 'title', title: '雨前头采', note: '山场直发', more: { to: 'coupons' } },
        { id: 'a002', type: 'text', nodes: [{ kind: 'paragraph', text: '谷雨之前采下的嫩芽。' }] },
        { id: 'a003', type: 'notice', items: [{ text: '今日下单，明日发出', link: none }] },
        { id: 'a004', ...shelf, layout: 'big' },
        { id: 'a005', type: 'recruit', title: '一起卖好茶', text: '', button: '了解', image: null },
        { id: 'a006', type: 'feed', title: '更多', note: '', sort: 'newest' },
      ],
    },
  });
  await api.publishPage({ pageId: page.id, draftVersion: draft.draftVersion });
}

async function publishMaterial(stage: Backstage, { productId }: Goods): Promise<void> {
  const { api } = stage.owner;
  const text = '三道炭焙，第一泡就有花香。';
  const { id } = await api.consoleCreateMaterial({ title: '新茶到了', category: 'fresh', productId, text });
  await api.consoleDecideMaterial({ materialId: id, version: 1, decision: 'approve' });
}

async function claimFirstCoupon(person: Person): Promise<void> {
  const { items } = await person.api.listCoupons();
  const coupon = items[0];
  if (!coupon) throw new Error('no coupon to claim');
  await person.api.claimCoupon({ couponId: coupon.id });
}

async function earn(stage: Backstage, goods: Goods, who: Who): Promise<void> {
  const seller = await logIn(stage, who.distributor);
  await stage.enrol(seller.person, DISTRIBUTOR_NAME);
  const { productId } = goods;
  const { code } = await seller.person.api.createReferralCode({ target: 'product', productId });
  const { person } = await logIn(stage, who.shopper, code);
  const order = await buy(stage, person, goods);
  await person.api.confirmReceipt({ orderId: order.id });
  await stage.passDays(WAITING_DAYS);
}

async function withdraw({ api }: Person, no: number): Promise<string> {
  const account = { realName: DISTRIBUTOR_NAME, alipayAccount: phoneOf(no) };
  const input = { amountFen: WITHDRAWN_FEN, channel: 'alipay', ...account } as const;
  return (await api.createWithdrawal(input, { idempotencyKey: randomUUID() })).id;
}

async function complain({ api }: Person, order: OrderView): Promise<string> {
  const orderLineId = order.lines[0]?.id ?? '';
  const wish = { orderLineId, kind: 'refundOnly', quantity: 1, reason: '商品质量问题' } as const;
  return (await api.createAftersale(wish, { idempotencyKey: randomUUID() })).id;
}

/** A shopper with one of everything that can be had, and the distributor who recommended it. */
export async function arrange(stage: Backstage, who: Who): Promise<Cast> {
  const slug = `tea-for-${who.shopper}`;
  const colours = ['肉桂', '水仙'];
  const tea = await stage.offer({
    title: '武夷岩茶家庭装',
    priceFen: 12_900,
    colours,
    pictures: 3,
    paragraphs: 3,
  });
  await stage.coupon('满百减十', 10_000, 1_000);
  await publishTopic(stage, tea, slug);
  await publishMaterial(stage, tea);
  await earn(stage, tea, who);
  const distributor = await logIn(stage, who.distributor);
  const shopper = await logIn(stage, who.shopper);
  const { person } = shopper;
  const received = await buy(stage, person, tea);
  await person.api.confirmReceipt({ orderId: received.id });
  const aftersale = await complain(person, received);
  const shipped = await buy(stage, person, tea);
  const unpaid = await stage.placeOrder(person, tea, 1);
  await claimFirstCoupon(person);
  await person.api.addCartItem({ skuId: tea.skuId, quantity: 2 });
  const { items: addresses } = await person.api.listAddresses();
  const { items: commissions } = await distributor.person.api.listCommissions({ state: 'available' });
  const ids = {
    productId: tea.productId,
    slug,
    unpaid: unpaid.id,
    shipped: shipped.id,
    received: received.id,
    aftersale,
    commission: commissions[0]?.id ?? '',
    withdrawal: await withdraw(distributor.person, who.distributor),
    addressId: addresses[0]?.id ?? '',
  };
  return { shopper, distributor, ids };
}
