/** Every page's address in one place; ids travel in the URL. Use with `openPage`. */
type Query = Record<string, string | number | boolean | undefined>;

function at(path: string, query: Query = {}): string {
  const text = Object.keys(query)
    .filter((key) => query[key] !== undefined && query[key] !== '')
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(query[key]))}`)
    .join('&');
  return `/${path}/index${text ? `?${text}` : ''}`;
}

const order = (name: string, query?: Query): string => at(`packages/order/${name}`, query);
const account = (name: string, query?: Query): string => at(`packages/account/${name}`, query);
const content = (name: string, query?: Query): string => at(`packages/content/${name}`, query);
const distributor = (name: string, query?: Query): string => at(`packages/distributor/${name}`, query);

export const routes = {
  /** `k` is a referral code, carried by every shared link. A tab is switched to without its query. */
  home: (query: { k?: string } = {}) => at('pages/home', query),
  category: (query: { categoryId?: string } = {}) => at('pages/category', query),
  cart: () => at('pages/cart'),
  me: () => at('pages/me'),
  product: (query: { productId: string; k?: string }) => at('pages/product', query),
  topic: (query: { slug: string; k?: string }) => content('topic', query),

  search: (query: { q?: string; categoryId?: string; sort?: string } = {}) => order('search', query),
  checkout: (query: { skuId?: string; quantity?: number } = {}) => order('checkout', query),
  pay: (query: { orderId: string }) => order('pay', query),
  result: (query: { orderId: string; attemptId?: string }) => order('result', query),
  orders: (query: { state?: string } = {}) => order('orders', query),
  order: (query: { orderId: string }) => order('order-detail', query),
  aftersale: (query: { orderId: string; lineId?: string }) => order('aftersale', query),
  aftersaleDetail: (query: { aftersaleId: string }) => order('aftersale-detail', query),
  tracking: (query: { orderId: string }) => order('tracking', query),
  review: (query: { orderId: string; lineId?: string }) => order('review', query),
  reviews: (query: { tab?: 'waiting' | 'written' } = {}) => order('reviews', query),
  aftersales: () => order('aftersales'),

  login: (query: { back?: string; then?: string } = {}) => account('login', query),
  addresses: (query: { pick?: boolean } = {}) => account('addresses', query),
  addressEdit: (query: { addressId?: string } = {}) => account('address-edit', query),
  coupons: () => account('coupons'),
  settings: () => account('settings'),
  /** Where a ticket of another client is taken. */
  handover: (query: { t: string }) => account('handover', query),
  /** A page of the H5 storefront inside a mini-program. */
  web: (query: { path: string }) => account('web', query),
  merge: (query: { proposalId?: string } = {}) => account('merge', query),

  apply: (query: { k?: string } = {}) => distributor('apply', query),
  dashboard: () => distributor('dashboard'),
  commissions: (query: { state?: string } = {}) => distributor('commissions', query),
  receipt: (query: { commissionId: string }) => distributor('receipt', query),
  customers: () => distributor('customers'),
  team: () => distributor('team'),
  share: (query: { target?: string } = {}) => distributor('share', query),
  invites: () => distributor('invites'),
  network: () => distributor('network'),
  links: () => distributor('links'),
  materials: (query: { productId?: string } = {}) => distributor('materials', query),
  poster: (query: { productId?: string } = {}) => distributor('poster', query),
  withdraw: () => distributor('withdraw'),
  withdrawals: () => distributor('withdrawals'),
  withdrawal: (query: { withdrawalId: string }) => distributor('withdrawal', query),
  identities: () => distributor('identities'),
  calculator: () => distributor('calculator'),
  guide: () => distributor('guide'),
} as const;

const TABS = [routes.home(), routes.category(), routes.cart(), routes.me()];

export const isTab = (url: string): boolean => TABS.includes(url.split('?')[0] ?? '');
