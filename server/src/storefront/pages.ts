import type { Api } from '@yimai/shared/contracts/api';
import type { PageParts } from './document.js';
import { html } from './html.js';
import { paintCategory } from './paint-category.js';
import { paintHome } from './paint-home.js';
import { paintProduct } from './paint-product.js';

/** Answers by path, parsed where somebody reads them. */
export type Read = <K extends keyof Api>(path: string, endpoint: K) => Api[K]['output'] | undefined;

export interface StorefrontPage {
  /** As in app.config. */
  page: string;
  /** What its script asks first, in the very words of its requests. */
  answers: readonly string[];
  /** What can be shown before it runs. */
  parts(read: Read): PageParts;
}

const PROFILE = '/v1/shop/profile';
const CATEGORIES = '/v1/shop/categories';
const COUPONS = '/v1/shop/coupons';
const BESTSELLERS = '/v1/shop/products?sort=sales&limit=10';
const NEWEST = '/v1/shop/products?sort=newest&limit=10';

const nothing = html``;

function home(): StorefrontPage {
  return {
    page: 'pages/home/index',
    answers: [PROFILE, CATEGORIES, COUPONS, BESTSELLERS, NEWEST],
    parts(read) {
      const shop = read(PROFILE, 'getShop');
      return {
        head: nothing,
        ...(shop ? { paint: paintHome(shop, read(CATEGORIES, 'listCategories')) } : {}),
      };
    },
  };
}

function product(query: URLSearchParams): StorefrontPage {
  const productId = query.get('productId') ?? '';
  const path = `/v1/shop/products/${encodeURIComponent(productId)}`;
  return {
    page: 'pages/product/index',
    answers: productId ? [path, COUPONS, `${path}/reviews?limit=2`] : [],
    parts(read) {
      const shown = read(path, 'getProduct');
      if (!shown) return { head: nothing };
      const { title, subtitle, image } = shown;
      return {
        title: `${title} · 一脉`,
        head: html`<meta property="og:type" content="product" /><meta
            property="og:title"
            content="${title}"
          /><meta property="og:description" content="${subtitle}" /><meta
            property="og:image"
            content="${image.url}"
          />`,
        paint: paintProduct(shown),
      };
    },
  };
}

function category(): StorefrontPage {
  return {
    page: 'pages/category/index',
    answers: [CATEGORIES],
    parts(read) {
      const categories = read(CATEGORIES, 'listCategories');
      return { head: nothing, ...(categories ? { paint: paintCategory(categories.items) } : {}) };
    },
  };
}

/** The page behind an address; of those that are not listed only the name is known. */
export function pageAt(url: URL): StorefrontPage {
  const { pathname, searchParams } = url;
  if (pathname === '/' || pathname === '/pages/home/index' || pathname.startsWith('/r/')) return home();
  if (pathname === '/pages/product/index') return product(searchParams);
  if (pathname === '/pages/category/index') return category();
  return { page: pathname.slice(1), answers: [], parts: () => ({ head: nothing }) };
}
