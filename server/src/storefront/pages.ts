import type { Api } from '@yimai/shared/contracts/api';
import type { PageParts } from './document.js';
import { html, type Html } from './html.js';
import { paintCategory, shelfOf, type Shelf } from './paint-category.js';
import { paintDashboard } from './paint-dashboard.js';
import { paintHome } from './paint-home.js';
import { paintProduct } from './paint-product.js';

/** Answers by path, parsed where somebody reads them. */
export type Read = <K extends keyof Api>(path: string, endpoint: K) => Api[K]['output'] | undefined;

export interface StorefrontPage {
  /** As in app.config. */
  page: string;
  /** What its script asks first, in the very words of its requests. */
  answers: readonly string[];
  /** What it asks next, which only those answers tell. */
  next?(read: Read): readonly string[];
  /** What it asks first for somebody who is logged in: the document starts these itself, beside the scripts. */
  asks?: readonly string[];
  /** What can be shown before it runs. */
  parts(read: Read): PageParts;
}

const CATEGORIES = '/v1/shop/categories';
const COUPONS = '/v1/shop/coupons';

const nothing = html``;

/** What a chat shows of a link. */
function shareHead({ title, imageUrl }: { title: string; imageUrl: string | null }): Html {
  return html`<meta property="og:title" content="${title}" />${
      imageUrl && html`<meta property="og:image" content="${imageUrl}" />`
    }`;
}

/** Where a page that the merchant built is asked for; with the token of a preview, its draft. */
function builtPath(slug: string, query: URLSearchParams): string {
  const preview = query.get('preview');
  const path = `/v1/shop/pages/${encodeURIComponent(slug)}`;
  return preview ? `${path}?preview=${encodeURIComponent(preview)}` : path;
}

function home(query: URLSearchParams): StorefrontPage {
  const path = builtPath('home', query);
  return {
    page: 'pages/home/index',
    answers: [path],
    parts(read) {
      const built = read(path, 'getPage');
      return { head: nothing, ...(built ? { paint: paintHome(built) } : {}) };
    },
  };
}

function topic(query: URLSearchParams): StorefrontPage {
  const slug = query.get('slug') ?? '';
  const path = builtPath(slug, query);
  return {
    page: 'packages/content/topic/index',
    answers: slug ? [path] : [],
    parts(read) {
      const built = read(path, 'getPage');
      if (!built) return { head: nothing };
      const { title, share } = built;
      return { title: `${title} · 一脉`, head: shareHead(share) };
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
        head: html`<meta property="og:type" content="product" />${shareHead({
            title,
            imageUrl: image.url,
          })}<meta property="og:description" content="${subtitle}" />`,
        paint: paintProduct(shown),
      };
    },
  };
}

function category(query: URLSearchParams): StorefrontPage {
  const shelfIn = (read: Read): Shelf | undefined =>
    shelfOf(read(CATEGORIES, 'listCategories')?.items ?? [], query.get('categoryId'));
  const goodsOf = ({ shown }: Shelf): string =>
    `/v1/shop/products?categoryId=${encodeURIComponent(shown.id)}&sort=recommended&limit=20`;
  return {
    page: 'pages/category/index',
    answers: [CATEGORIES],
    next(read) {
      const shelf = shelfIn(read);
      return shelf ? [goodsOf(shelf)] : [];
    },
    parts(read) {
      const shelf = shelfIn(read);
      if (!shelf) return { head: nothing };
      const goods = read(goodsOf(shelf), 'listProducts')?.items ?? [];
      return { head: nothing, paint: paintCategory(shelf, goods) };
    },
  };
}

function dashboard(): StorefrontPage {
  const figures = '/v1/distributor/dashboard?days=30';
  return {
    page: 'packages/distributor/dashboard/index',
    answers: [],
    asks: ['/v1/distributor', figures, '/v1/distributor/outlook'],
    parts: () => ({ head: nothing, paint: paintDashboard({ path: figures, field: 'availableFen' }) }),
  };
}

/** The page behind an address; of those that are not listed only the name is known. */
export function pageAt(url: URL): StorefrontPage {
  const { pathname, searchParams } = url;
  if (pathname === '/' || pathname === '/pages/home/index' || pathname.startsWith('/r/'))
    return home(searchParams);
  if (pathname === '/pages/product/index') return product(searchParams);
  if (pathname === '/pages/category/index') return category(searchParams);
  if (pathname === '/packages/content/topic/index') return topic(searchParams);
  if (pathname === '/packages/distributor/dashboard/index') return dashboard();
  return { page: pathname.slice(1), answers: [], parts: () => ({ head: nothing }) };
}
