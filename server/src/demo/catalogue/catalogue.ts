import { invariant } from '@yimai/shared/kernel/invariant';
import type { DemoCategory, DemoProduct, DemoSku } from './types.js';
import { BEAUTY_PRODUCTS } from './products/beauty.js';
import { FRESH_PRODUCTS } from './products/fresh.js';
import { GIFT_PRODUCTS } from './products/gift.js';
import { HOME_PRODUCTS } from './products/home.js';
import { KIDS_PRODUCTS } from './products/kids.js';
import { SNACK_PRODUCTS } from './products/snack.js';
import { SPORT_PRODUCTS } from './products/sport.js';
import { TEA_PRODUCTS } from './products/tea.js';
import { DEMO_CATEGORIES } from './shop.js';

/** Every product of the demo shop, in the order in which the home page shows its categories. */
export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  ...TEA_PRODUCTS,
  ...FRESH_PRODUCTS,
  ...SNACK_PRODUCTS,
  ...HOME_PRODUCTS,
  ...BEAUTY_PRODUCTS,
  ...KIDS_PRODUCTS,
  ...SPORT_PRODUCTS,
  ...GIFT_PRODUCTS,
];

/** The lines, coupon and amounts of the golden vector "¥299 + ¥99, ¥100 coupon" in product terms. */
export const GOLDEN_ORDER = {
  skuCodes: ['mountain-nut-gift:0', 'osmanthus-oolong:0'],
  coupon: 'big-hundred',
  priceFen: [29900, 9900],
  discountFen: [7513, 2487],
  netFen: [22387, 7413],
} as const;

/** The product of a slug; throws on a slug that is not in the catalogue. */
export function demoProduct(slug: string): DemoProduct {
  const found = DEMO_PRODUCTS.find((product) => product.slug === slug);
  invariant(found, `no demo product ${slug}`);
  return found;
}

/** The SKU of a code and its product. */
export function demoSku(code: string): { product: DemoProduct; sku: DemoSku } {
  const product = demoProduct(code.slice(0, code.indexOf(':')));
  const sku = product.skus.find((each) => each.code === code);
  invariant(sku, `no demo SKU ${code}`);
  return { product, sku };
}

/** The first-level category a category slug belongs to. */
export function topCategory(slug: string): DemoCategory {
  const found = DEMO_CATEGORIES.find((category) => category.slug === slug);
  invariant(found, `no demo category ${slug}`);
  return found.parent === null ? found : topCategory(found.parent);
}
