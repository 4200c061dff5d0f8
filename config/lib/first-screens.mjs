/** The four screens most people see first: what Lighthouse and the budgets look at. */
import { DISTRIBUTOR } from './shot-list.mjs';
import { ReadableError } from './log.mjs';

/** `page` as in app.config; `path` is what a browser opens. */
export const FIRST_SCREENS = [
  { name: 'home', page: 'pages/home/index', path: '/' },
  { name: 'category', page: 'pages/category/index', path: '/pages/category/index' },
  { name: 'product', page: 'pages/product/index' },
  {
    name: 'dashboard',
    page: 'packages/distributor/dashboard/index',
    path: '/packages/distributor/dashboard/index',
    person: DISTRIBUTOR,
  },
];

/** The product that sells best has everything a product page can show. */
async function productPath(base) {
  const response = await fetch(`${base}/v1/shop/products?sort=sales&limit=1`);
  const [product] = (await response.json()).items;
  if (!product) throw new ReadableError('The shop has no products to look at.');
  return `/pages/product/index?productId=${product.id}`;
}

/** @returns {Promise<{ name: string, page: string, url: string, session?: object }[]>} */
export function firstScreens(base, names = FIRST_SCREENS.map(({ name }) => name)) {
  const chosen = FIRST_SCREENS.filter(({ name }) => names.includes(name));
  return Promise.all(
    chosen.map(async ({ name, page, path, person }) => ({
      name,
      page,
      url: base + (path ?? (await productPath(base))),
      session: await person?.logIn(base),
    })),
  );
}
