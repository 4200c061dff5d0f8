import type { ErrorCode } from '@yimai/shared/api/errors';
import { quote } from '@yimai/shared/domain/pricing/quote';
import type {
  CouponFacts,
  FreightTemplate,
  Quote,
  QuoteLineFacts,
  QuoteRefusal,
} from '@yimai/shared/domain/pricing/types';
import type { SkuId } from '@yimai/shared/kernel/id';
import { ZERO_FEN } from '@yimai/shared/kernel/money';
import { MAX_LINE_QUANTITY } from '../modules/cart/index.js';
import type { SkuForSale } from '../modules/catalog/index.js';
import { DomainError } from '../platform/http/index.js';

export interface LineRequest {
  skuId: SkuId;
  quantity: number;
}

/** One line per SKU, in the order first named. Throws QUANTITY_LIMIT above 999 of one SKU. */
export function mergeLines(lines: readonly LineRequest[]): LineRequest[] {
  const bySku = new Map<SkuId, number>();
  for (const { skuId, quantity } of lines) bySku.set(skuId, (bySku.get(skuId) ?? 0) + quantity);
  const merged = [...bySku].map(([skuId, quantity]) => ({ skuId, quantity }));
  if (merged.some((line) => line.quantity > MAX_LINE_QUANTITY)) throw new DomainError('QUANTITY_LIMIT');
  return merged;
}

/** A code travels for nothing, whatever template its product was saved with. No merchant's name begins with a colon. */
const ONLINE: FreightTemplate = {
  freightTemplateId: ':online',
  chargeBy: 'piece',
  tariffs: [
    {
      kind: 'deliver',
      regions: ['*'],
      firstUnits: 1,
      firstFeeFen: ZERO_FEN,
      nextUnits: 1,
      nextFeeFen: ZERO_FEN,
      freeFromFen: null,
    },
  ],
};

export interface PricingFacts {
  lines: readonly LineRequest[];
  skus: ReadonlyMap<SkuId, SkuForSale>;
  /** Absent: the stock is asked elsewhere, by the statement that reserves it. */
  available?: ReadonlyMap<SkuId, number>;
  coupon: CouponFacts | null;
  districtCode: string | null;
  freightTemplates: readonly FreightTemplate[];
  at: Date;
}

/** Throws SKU_NOT_FOUND. */
export function requireSku(skus: ReadonlyMap<SkuId, SkuForSale>, skuId: SkuId): SkuForSale {
  const sku = skus.get(skuId);
  if (!sku) throw new DomainError('SKU_NOT_FOUND');
  return sku;
}

export function lineFacts(facts: Pick<PricingFacts, 'lines' | 'skus' | 'available'>): QuoteLineFacts[] {
  return facts.lines.map(({ skuId, quantity }) => {
    const sku = requireSku(facts.skus, skuId);
    return {
      skuId,
      productId: sku.productId,
      // Coupons of this shop cover everything.
      categoryIds: [],
      title: sku.title,
      unitPriceFen: sku.priceFen,
      quantity,
      isOnShelf: sku.isOnShelf,
      availableUnits: facts.available ? (facts.available.get(skuId) ?? 0) : quantity,
      buyableUnits: null,
      weightGrams: sku.weightGrams,
      freightTemplateId: sku.kind === 'virtual' ? ONLINE.freightTemplateId : sku.freightTemplate,
    };
  });
}

const REFUSALS: Record<QuoteRefusal['reason'], ErrorCode> = {
  EMPTY_CART: 'ORDER_EMPTY',
  OFF_SHELF: 'PRODUCT_OFF_SHELF',
  OUT_OF_STOCK: 'OUT_OF_STOCK',
  QUANTITY_LIMIT: 'QUANTITY_LIMIT',
  REGION_NOT_DELIVERED: 'REGION_NOT_DELIVERED',
  COUPON_NOT_APPLICABLE: 'COUPON_NOT_APPLICABLE',
};

/** The only price there is. Throws the first refusal with the domain's sentence about it; see REFUSALS. */
export function priceLines(facts: PricingFacts): Quote {
  const result = quote({
    lines: lineFacts(facts),
    coupon: facts.coupon,
    regionCode: facts.districtCode,
    freightTemplates: [...facts.freightTemplates, ONLINE],
    at: facts.at,
    zeroPayable: 'raise',
  });
  if (result.ok) return result.quote;
  const [first] = result.refusals;
  throw new DomainError(REFUSALS[first?.reason ?? 'EMPTY_CART'], {
    message: first?.message,
    facts: { refusals: result.refusals },
  });
}
