import type { Bps } from '../../kernel/bps.js';
import type { Id, ProductId, SkuId } from '../../kernel/id.js';
import type { Fen } from '../../kernel/money.js';

export interface QuoteLineFacts {
  skuId: SkuId;
  productId: ProductId;
  categoryIds: readonly Id<'category'>[];
  title: string;
  unitPriceFen: Fen;
  quantity: number;
  isOnShelf: boolean;
  /** Units that can be sold now. */
  availableUnits: number;
  /** How many units this buyer may still take (limits per order and per person already applied); null for no limit. */
  buyableUnits: number | null;
  weightGrams: number;
  /** Null ships free everywhere. */
  freightTemplateId: string | null;
}

/** A coupon as granted to this buyer. Amounts apply to the eligible lines together. */
export interface CouponFacts {
  couponGrantId: Id<'couponGrant'>;
  title: string;
  benefit:
    | { kind: 'amount'; offFen: Fen }
    /** `offBps` 1,000 takes 10 % off; `maxOffFen` bounds it. */
    | { kind: 'rate'; offBps: Bps; maxOffFen: Fen | null };
  /** Eligible lines must sum to at least this, before the coupon. */
  thresholdFen: Fen;
  scope:
    | { kind: 'all' }
    | { kind: 'products'; productIds: readonly ProductId[] }
    | { kind: 'categories'; categoryIds: readonly Id<'category'>[] };
  /** Valid in `[validFrom, validUntil)`. */
  validFrom: Date;
  validUntil: Date;
  isUsed: boolean;
}

/**
 * One tariff for the regions whose codes it lists: 6 digits (county), 4 (city), 2 (province), or `*`. The longest
 * matching code wins. `units` are pieces or grams, as the template charges.
 */
export type FreightTariff =
  | {
      kind: 'deliver';
      regions: readonly string[];
      firstUnits: number;
      firstFeeFen: Fen;
      nextUnits: number;
      nextFeeFen: Fen;
      /** Free when the template's goods, after discounts, reach this; null for never. */
      freeFromFen: Fen | null;
    }
  | { kind: 'refuse'; regions: readonly string[] };

export interface FreightTemplate {
  freightTemplateId: string;
  chargeBy: 'piece' | 'weight';
  tariffs: readonly FreightTariff[];
}

export interface QuoteFacts {
  lines: readonly QuoteLineFacts[];
  coupon: CouponFacts | null;
  /** 6-digit administrative code; null while the buyer has not chosen an address (freight then is not known). */
  regionCode: string | null;
  freightTemplates: readonly FreightTemplate[];
  at: Date;
  /** `raise` shortens the discount so that at least one fen is paid; `allow` lets an order cost nothing. */
  zeroPayable: 'raise' | 'allow';
}

export interface QuoteLine {
  skuId: SkuId;
  productId: ProductId;
  title: string;
  quantity: number;
  unitPriceFen: Fen;
  grossFen: Fen;
  discountFen: Fen;
  netFen: Fen;
}

export interface Quote {
  lines: QuoteLine[];
  goodsFen: Fen;
  discountFen: Fen;
  freightFen: Fen;
  /** False while no region is given: `freightFen` is then 0 and the payable amount provisional. */
  isFreightKnown: boolean;
  payableFen: Fen;
  couponGrantId: Id<'couponGrant'> | null;
  /** How the total came about, Chinese. */
  explain: string[];
}

export type CouponRefusal = 'NOT_STARTED' | 'EXPIRED' | 'USED' | 'NO_ELIGIBLE_GOODS' | 'BELOW_THRESHOLD';

/** `message` is Chinese and may be shown as it is. */
export type QuoteRefusal =
  | { reason: 'EMPTY_CART'; message: string }
  | { reason: 'OFF_SHELF'; skuId: SkuId; message: string }
  | { reason: 'OUT_OF_STOCK'; skuId: SkuId; availableUnits: number; message: string }
  | { reason: 'QUANTITY_LIMIT'; skuId: SkuId; buyableUnits: number; message: string }
  | { reason: 'REGION_NOT_DELIVERED'; skuIds: SkuId[]; regionCode: string; message: string }
  | { reason: 'COUPON_NOT_APPLICABLE'; why: CouponRefusal; missingFen: Fen; message: string };

/** All refusals at once, so that the cart can mark every line. */
export type QuoteResult = { ok: true; quote: Quote } | { ok: false; refusals: QuoteRefusal[] };
