/** Whose eyes the screenshots are seen through, and the pages they see. */
import { randomUUID } from 'node:crypto';
import { ReadableError } from './log.mjs';

async function call(base, request, { token, body, idempotencyKey } = {}) {
  const [method, address] = request.split(' ');
  const response = await fetch(base + address, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    body: body && JSON.stringify(body),
  });
  if (!response.ok)
    throw new ReadableError(`${method} ${address}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Somebody of the demo shop by the number of their simulated phone. */
const demoPerson = (number) => ({
  async logIn(base) {
    const code = `sim-user-${number}.${randomUUID().slice(0, 8)}`;
    const body = { code, deviceId: `screenshots-${number}` };
    const { tokens, member } = await call(base, 'POST /v1/auth/wechat-mini', { body });
    return { tokens, member };
  },
});
/** 程若曦, who placed the order everybody talks about. */
export const SHOPPER = demoPerson(43);
/** 林小满, who has sold the most. */
export const DISTRIBUTOR = demoPerson(1);

const first = async (base, address, token) => (await call(base, `GET ${address}`, { token })).items[0];

/** Pretty ones first; a shop without them shows what sells best. */
async function productsLike(base, words) {
  const lists = await Promise.all(
    [...words.map((word) => `keyword=${encodeURIComponent(word)}&limit=1`), 'sort=sales&limit=3'].map(
      async (query) => (await call(base, `GET /v1/shop/products?${query}`)).items,
    ),
  );
  return lists.flat();
}

/** Two things in the cart, so that cart and checkout have something to show. */
async function fillCart(base, token, products) {
  const cart = await call(base, 'GET /v1/shop/cart', { token });
  for (const { skuId } of cart.items) await call(base, `DELETE /v1/shop/cart/items/${skuId}`, { token });
  for (const { id } of products.slice(0, 2)) {
    const { skus } = await call(base, `GET /v1/shop/products/${id}`);
    const sku = skus.find(({ available }) => available > 2);
    if (sku) await call(base, 'POST /v1/shop/cart/items', { token, body: { skuId: sku.id, quantity: 1 } });
  }
}

/** Presses the first button of this name and waits for what opens over the page. */
const opening =
  (name, role = 'button') =>
  async (page) => {
    await page.getByRole(role, { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };
const pressing =
  (name, role = 'button') =>
  (page) =>
    page.getByRole(role, { name }).first().click();

/** Orders wait half an hour for their money, so the one to pay is placed when it is needed. */
async function placeOrder(base, token, sku) {
  const lines = [{ skuId: sku, quantity: 1 }];
  const quote = await call(base, 'POST /v1/shop/quotes', { token, body: { lines } });
  if (!quote.address) return undefined;
  const body = {
    quoteToken: quote.quoteToken,
    lines,
    addressId: quote.address.id,
    couponGrantId: quote.appliedCouponGrantId,
    acknowledgedNotReturnable: true,
    platform: 'h5',
  };
  return call(base, 'POST /v1/shop/orders', { token, body, idempotencyKey: randomUUID() });
}

/** One order for each story a page can tell: to pay, under way, there. */
async function ordersOf(base, token) {
  const { items } = await call(base, 'GET /v1/shop/orders?limit=50', { token });
  const by = (word) => items.find(({ state, actions }) => state === word || actions.includes(word));
  const { items: cart } = await call(base, 'GET /v1/shop/cart', { token });
  return {
    unpaid: by('awaitingPayment') ?? (await placeOrder(base, token, cart[0]?.skuId)) ?? items[0],
    shipped: by('shipped') ?? by('track') ?? items[0],
    done: by('received') ?? by('aftersale') ?? items[0],
  };
}

const see = (who, folder) => (name, page, query) => ({
  name,
  who,
  path: `/${folder}${page}/index${query ? `?${query}` : ''}`,
});
const anyone = see('nobody', 'pages/');
const reading = see('nobody', 'packages/content/');
const buying = see('shopper', 'packages/order/');
const own = see('shopper', 'packages/account/');
const centre = see('distributor', 'packages/distributor/');

const browsing = (productId) => [
  anyone('home', 'home'),
  ...['tea-season', 'gift-guide', 'lamplight', 'gone'].map((slug) =>
    reading(`topic-${slug}`, 'topic', `slug=${slug}`),
  ),
  anyone('category', 'category'),
  anyone('product', 'product', `productId=${productId}`),
  // On a desk one chooses on the page itself.
  { ...anyone('spec-sheet', 'product', `productId=${productId}`), press: opening('立即购买'), below: 1024 },
  { ...anyone('reviews-sheet', 'product', `productId=${productId}`), press: opening('查看全部评价', 'link') },
  { ...anyone('coupon-sheet', 'product', `productId=${productId}`), press: opening(/^优惠/) },
  anyone('product-gone', 'product', 'productId=prd_01J0000000000000000000000Z'),
  anyone('cart-empty', 'cart'),
  see('nobody', 'packages/order/')('search', 'search', 'q=茶'),
  see('nobody', 'packages/order/')('search-idle', 'search'),
  see('nobody', 'packages/account/')('login', 'login'),
];

const trading = ({ unpaid, shipped, done }, aftersale) => [
  see('shopper', 'pages/')('cart', 'cart'),
  buying('checkout', 'checkout'),
  { ...buying('checkout-coupons', 'checkout'), press: opening('优惠券', 'link') },
  buying('orders', 'orders'),
  buying('pay', 'pay', `orderId=${unpaid.id}`),
  buying('order-unpaid', 'order-detail', `orderId=${unpaid.id}`),
  buying('order-shipped', 'order-detail', `orderId=${shipped.id}`),
  buying('order', 'order-detail', `orderId=${done.id}`),
  buying('tracking', 'tracking', `orderId=${shipped.id}`),
  buying('pay-result', 'result', `orderId=${done.id}`),
  buying('aftersale-request', 'aftersale', `orderId=${done.id}`),
  {
    ...buying('aftersale-form', 'aftersale', `orderId=${done.id}&lineId=${done.lines[0].id}`),
    press: pressing('提交申请'),
  },
  buying('aftersales', 'aftersales'),
  buying('review', 'review', `orderId=${done.id}`),
  buying('reviews', 'reviews'),
  buying('reviews-written', 'reviews', 'tab=written'),
  ...(aftersale ? [buying('aftersale', 'aftersale-detail', `aftersaleId=${aftersale.id}`)] : []),
];

const personal = () => [
  see('shopper', 'pages/')('me', 'me'),
  own('addresses', 'addresses'),
  own('address-edit', 'address-edit'),
  { ...own('region-picker', 'address-edit'), press: opening(/^所在地区/) },
  own('coupons', 'coupons'),
  { ...own('coupons-mine', 'coupons'), press: pressing('可使用', 'tab') },
  own('merge', 'merge'),
  own('handover', 'handover'),
  own('settings', 'settings'),
  see('shopper', 'packages/distributor/')('apply', 'apply'),
];

const selling = ({ productId, commission, withdrawal }) => [
  see('distributor', 'pages/')('me-distributor', 'me'),
  see('distributor', 'pages/')('product-distributor', 'product', `productId=${productId}`),
  centre('dashboard', 'dashboard'),
  centre('commissions', 'commissions'),
  ...(commission ? [centre('receipt', 'receipt', `commissionId=${commission.id}`)] : []),
  centre('customers', 'customers'),
  centre('team', 'team'),
  centre('share', 'share'),
  centre('materials', 'materials'),
  centre('poster', 'poster', `productId=${productId}`),
  centre('withdraw', 'withdraw'),
  centre('withdrawals', 'withdrawals'),
  ...(withdrawal ? [centre('withdrawal', 'withdrawal', `withdrawalId=${withdrawal.id}`)] : []),
  centre('identities', 'identities'),
  centre('calculator', 'calculator'),
  centre('guide', 'guide'),
  centre('invites', 'invites'),
  centre('network', 'network'),
  { ...centre('links', 'links'), press: pressing(/^检查 .*推广码/) },
];

const SHELVES = ['展示', '商品', '装修', '表单', '反馈'];

/** In builds that have it: the first shelf of components, and each of the others. */
function development() {
  if (process.env.YIMAI_GALLERY !== '1') return [];
  const gallery = see('nobody', 'packages/')('gallery', 'gallery');
  const others = SHELVES.map((name, at) => ({
    ...gallery,
    name: `gallery-${at + 2}`,
    press: pressing(name, 'tab'),
  }));
  return [gallery, ...others];
}

/** Whether a page is one of those that were named, all without a name. `gallery` means `gallery-2` too. */
export const isNamed = (name, wanted) =>
  wanted.length === 0 || wanted.some((one) => name === one || name.startsWith(`${one}-`));

/** @returns {Promise<{ name: string, who: 'nobody' | 'shopper' | 'distributor', path: string, press?: (page: object) => Promise<void>, below?: number }[]>} */
export async function pagesOf(base, { shopper, distributor }) {
  const buyer = shopper.tokens.accessToken;
  const seller = distributor.tokens.accessToken;
  const products = await productsLike(base, ['茶壶', '绿茶', '蜂蜜']);
  await fillCart(base, buyer, products);
  const productId = products[0].id;
  const aftersale = await first(base, '/v1/shop/aftersales', buyer);
  const commission = await first(base, '/v1/distributor/commissions', seller);
  const withdrawal = await first(base, '/v1/distributor/withdrawals', seller);
  return [
    ...browsing(productId),
    ...trading(await ordersOf(base, buyer), aftersale),
    ...personal(),
    ...selling({ productId, commission, withdrawal }),
    ...development(),
  ];
}
