import { randomUUID } from 'node:crypto';
import { Person } from '../../../server/src/journey/http.js';
import {
  Backstage,
  type Goods,
  type Login,
  type Offer,
} from '../../../server/test/browser/support/backstage.js';
import { baseUrl } from '../../../server/test/browser/support/visitor.js';

const BUYER = 160;
const SELLER = 161;
const TEAS = ['明前龙井', '武夷肉桂', '老枞水仙', '白毫银针', '凤凰单丛', '正山小种'];
const GRADES = ['特级 250 克礼盒装', '一级 100 克罐装', '古树头采 2026 春茶', '家庭分享装 500 克'];
const PRICE_FEN = 12_800;
/** More than a page can hold at once. */
const TREE = '班章古树';
const LOTS = 110;
const PAID = 4;
const UNPAID = 8;
const IN_CART = 8;

/** What the pages are opened with. */
export interface BusyShop {
  /** Has a cart and orders. */
  buyer: Login;
  /** A distributor with customers and commissions. */
  seller: Login;
  productId: string;
  orderId: string;
  /** Has many goods. */
  categoryId: string;
}

/** `npm run bench -- client` measures the demo shop, which is as full as a shop gets. */
async function demoShop(): Promise<BusyShop> {
  const enter = async (no: number): Promise<{ person: Person; login: Login }> => {
    const person = new Person(baseUrl(), `sim-user-${no}`, `budgets-${no}`);
    const code = `sim-user-${no}.${randomUUID().slice(0, 8)}`;
    const { tokens, member } = await person.api.loginWechatMini({ code, deviceId: person.deviceId });
    person.enter({ tokens, member });
    return { person, login: { tokens, member } };
  };
  const [buyer, seller] = [await enter(43), await enter(1)];
  const { items } = await buyer.person.api.listProducts({ sort: 'sales', limit: IN_CART });
  let categoryId = '';
  const missing = IN_CART - (await buyer.person.api.getCart()).items.length;
  for (const { id: productId } of items) {
    const { skus, categoryIds } = await buyer.person.api.getProduct({ productId });
    categoryId ||= categoryIds[0] ?? '';
    const sku = skus.find(({ available }) => available > 2);
    if (sku && missing > 0) await buyer.person.api.addCartItem({ skuId: sku.id, quantity: 1 });
  }
  const orders = await buyer.person.api.listOrders({});
  return {
    buyer: buyer.login,
    seller: seller.login,
    productId: items[0]?.id ?? '',
    orderId: orders.items[0]?.id ?? '',
    categoryId,
  };
}

async function fillShelves(stage: Backstage, categoryId: string): Promise<Goods[]> {
  const goods: Goods[] = [];
  const offer = async (title: string, more: Partial<Offer> = {}): Promise<void> => {
    goods.push(await stage.offer({ title, categoryId, priceFen: PRICE_FEN, stock: 1_000, ...more }));
  };
  for (const tea of TEAS)
    for (const grade of GRADES)
      await offer(`${tea} ${grade}`, {
        colours: ['头采', '雨前', '谷雨'],
        pictures: 6,
        paragraphs: 8,
      });
  for (let lot = 1; lot <= LOTS; lot += 1) await offer(`${TREE}第 ${lot} 批 山场精选 家庭分享装 500 克`);
  await stage.coupon('满 200 减 20', 20_000, 2_000);
  await stage.coupon('满 99 减 5', 9_900, 500);
  return goods;
}

async function ownShop(): Promise<BusyShop> {
  const stage = await Backstage.open();
  const category = await stage.owner.api.createCategory({ name: TREE });
  const goods = await fillShelves(stage, category.id);
  const { person: seller, login: before } = await stage.logIn(SELLER);
  await stage.enrol(seller, '沈知秋');
  const { code } = await seller.api.createReferralCode({ target: 'shop' });
  const { person: buyer, login } = await stage.logIn(BUYER, code);
  let orderId = '';
  for (const one of goods.slice(0, PAID)) orderId = (await stage.buy(buyer, one, { payer: BUYER })).id;
  for (const one of goods.slice(0, UNPAID)) await stage.placeOrder(buyer, one, 2);
  for (const one of goods.slice(0, IN_CART)) await buyer.api.addCartItem({ skuId: one.skuId, quantity: 1 });
  return {
    buyer: login,
    seller: { ...before, member: await seller.api.getMe() },
    productId: goods[0]?.productId ?? '',
    orderId,
    categoryId: category.id,
  };
}

let opened: Promise<BusyShop> | undefined;

/** The same for every target. */
export const busyShop = (): Promise<BusyShop> => (opened ??= process.env.BENCH_DEMO ? demoShop() : ownShop());
