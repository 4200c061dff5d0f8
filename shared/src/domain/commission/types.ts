import type { Bps } from '../../kernel/bps.js';
import type { DistributorId, Id, OrderLineId, ProductId, SkuId } from '../../kernel/id.js';
import type { Fen } from '../../kernel/money.js';

/** The named rate tables of P-05. `custom` is a table the merchant typed in. */
export type CommissionPreset = '15' | '15-8' | '15-8-5' | '5-2' | 'custom';

/** 1 is the distributor the buyer belongs to. There is no 4, here or in the schema (P-01). */
export type CommissionLevel = 1 | 2 | 3;

/** What bounds the sum of all levels of one line (P-06). Shares are at most 100 %. */
export interface CommissionCap {
  base: 'min-margin-net' | 'margin' | 'net';
  marginShareBps: Bps;
  netShareBps: Bps;
  /** Used instead of the margin when the cost of the line is not known. */
  unknownMarginNetShareBps: Bps;
}

/** A raise of the rate on one's own direct sales for holders of a tier (P-03); never paid on a downline's sale. */
export interface TierBonus {
  tier: string;
  /** Shown in the receipt, Chinese. */
  tierName: string;
  bonusBps: Bps;
}

/** The terms of a policy without its identity: what a preset is, and what the console edits. */
export interface CommissionTerms {
  preset: CommissionPreset;
  paidLevels: CommissionLevel;
  /** One rate per level, nearest level first; at least `paidLevels` of them. */
  levelRatesBps: readonly Bps[];
  /** The reading of "three levels, oneself included": at most two levels are paid, whatever `paidLevels` says. */
  countSelf: boolean;
  /** Whether a distributor earns level 1 on an own purchase. Levels above never earn on their own purchase. */
  allowSelfPurchase: boolean;
  /** Level 1 doubles on orders paid on a Saturday or Sunday, Asia/Shanghai (P-19). */
  weekendDouble: boolean;
  /** How weekend and tier raises combine: the better one, or both (P-13). The cap holds either way. */
  stacking: 'max' | 'sum';
  cap: CommissionCap;
  /** Bound on the whole order over all lines and levels; null for none. */
  perOrderCapFen: Fen | null;
  tierBonuses: readonly TierBonus[];
  rounding: 'halfUp';
}

/** One immutable version of a policy. An order stores `policyId` and `version` and is always judged by them. */
export interface CommissionPolicy extends CommissionTerms {
  policyId: Id<'policy'>;
  version: number;
}

/**
 * What a product or a SKU says instead of the policy. A level that is missing or null falls back to the policy's
 * rate; excluded goods pay nobody, and say why.
 */
export type CommissionOverride =
  | { kind: 'rate'; source: 'product' | 'sku'; levelRatesBps: readonly (Bps | null)[] }
  | { kind: 'fixed'; source: 'product' | 'sku'; levelFenPerUnit: readonly (Fen | null)[] }
  | { kind: 'excluded'; source: 'product' | 'sku'; reason: string };

/** One order line as it was placed. `netPaidFen` must equal `unitPriceFen × quantity − lineDiscountFen`. */
export interface CommissionLineFacts {
  lineId: OrderLineId;
  skuId: SkuId;
  productId: ProductId;
  title: string;
  quantity: number;
  unitPriceFen: Fen;
  /** Everything taken off this line: coupon shares, points, promotions. */
  lineDiscountFen: Fen;
  /** What the buyer paid for these goods; freight is not part of it (P-11). */
  netPaidFen: Fen;
  /** Cost of one unit, null when unknown. */
  costFen: Fen | null;
  override: CommissionOverride | null;
}

/** One distributor above the buyer, frozen at placement. */
export interface UplineMember {
  distributorId: DistributorId;
  /** 1 = whom the buyer belongs to. Levels beyond the policy's are recorded as intercepted and paid nothing. */
  level: number;
  maskedName: string;
  isActive: boolean;
  /** The same person as the buyer, under any identity (I-21). */
  isBuyer: boolean;
  tier: string | null;
}

export interface OrderCommissionFacts {
  lines: readonly CommissionLineFacts[];
  upline: readonly UplineMember[];
  paidAt: Date;
  policy: CommissionPolicy;
}

export type ZeroReason =
  | 'NO_UPLINE'
  | 'EXCLUDED_PRODUCT'
  | 'SELF_PURCHASE'
  | 'INACTIVE_DISTRIBUTOR'
  | 'NOTHING_PAID'
  | 'ZERO_RATE'
  | 'BELOW_ONE_FEN'
  | 'CAPPED_TO_ZERO';

export type RateSource = 'policy' | 'product-override' | 'sku-override';

/** A cap as it worked out: what the levels summed to before and after. */
export interface CapReceipt {
  /** Which figure bounded: of the margin, of the net amount, of the net amount for lack of a cost, or the order cap. */
  boundBy: 'margin' | 'net' | 'net-margin-unknown' | 'order';
  /** The figure the share was taken of; null for the order cap. The margin is the merchant's secret: never show it. */
  baseFen: Fen | null;
  shareBps: Bps | null;
  capFen: Fen;
  totalBeforeFen: Fen;
  totalAfterFen: Fen;
  isScaledDown: boolean;
}

/** Why one person earns one amount on one line. Plain JSON: what was computed, in the order it was computed. */
export interface CommissionReceipt {
  lineId: OrderLineId;
  level: CommissionLevel;
  distributorId: DistributorId;
  maskedName: string;
  policyId: Id<'policy'>;
  policyVersion: number;
  /** Which rule spoke, e.g. `pol_5@3/policy:15-8/L1` or `pol_5@3/sku-override/L2`. */
  ruleId: string;
  source: RateSource;
  baseFen: Fen;
  quantity: number;
  /** Rate before raises; null when the override is a fixed amount or excludes the product. */
  rateBps: Bps | null;
  fixedFenPerUnit: Fen | null;
  multiplier: 1 | 2;
  tierBonusBps: Bps;
  /** Rate after raises; null when the amount is fixed. */
  effectiveRateBps: Bps | null;
  rounding: 'halfUp';
  /** Rounded, before any cap. */
  rawFen: Fen;
  lineCap: CapReceipt;
  afterLineCapFen: Fen;
  orderCap: CapReceipt | null;
  amountFen: Fen;
  zeroReason: ZeroReason | null;
  /** Simplified Chinese sentences for the distributor, in reading order. */
  explain: string[];
}

export interface CommissionEntry {
  lineId: OrderLineId;
  distributorId: DistributorId;
  level: CommissionLevel;
  amountFen: Fen;
  receipt: CommissionReceipt;
}

/** The order seen whole. */
export interface OrderCommissionReceipt {
  policyId: Id<'policy'>;
  policyVersion: number;
  preset: CommissionPreset;
  /** Levels that could be paid after `countSelf`. */
  paidLevels: CommissionLevel;
  /** Asia/Shanghai calendar day of the payment. */
  paidDay: string;
  isWeekend: boolean;
  stacking: 'max' | 'sum';
  rounding: 'halfUp';
  baseTotalFen: Fen;
  rawTotalFen: Fen;
  totalFen: Fen;
  orderCap: CapReceipt | null;
  beneficiaries: {
    distributorId: DistributorId;
    level: CommissionLevel;
    maskedName: string;
    amountFen: Fen;
  }[];
  /** Levels nobody stands on. */
  vacantLevels: CommissionLevel[];
  /** People above the last paid level: seen, logged, never paid (DC22). */
  intercepted: { distributorId: DistributorId; level: number }[];
  zeroReason: 'NO_UPLINE' | null;
  explain: string[];
}

/** Entries in line order, then level order; zero amounts are kept, because their reason is worth showing. */
export interface CommissionResult {
  entries: CommissionEntry[];
  receipt: OrderCommissionReceipt;
}

/** A partial or full refund of one line, judged by what was frozen at placement. */
export interface RefundReversalFacts {
  line: { lineId: OrderLineId; netPaidFen: Fen };
  /** The line's entries as first accrued (the original amounts, not what is left of them). */
  entries: readonly { distributorId: DistributorId; level: CommissionLevel; amountFen: Fen }[];
  /** Net fen of this line refunded by earlier refunds. */
  refundedBeforeFen: Fen;
  /** Net fen of this line refunded now. */
  refundNowFen: Fen;
}

export interface CommissionReversal {
  lineId: OrderLineId;
  distributorId: DistributorId;
  level: CommissionLevel;
  beforeFen: Fen;
  afterFen: Fen;
  /** `beforeFen − afterFen`, never negative. */
  reversalFen: Fen;
  explain: string[];
}

/** Something wrong (`error`) or doubtful (`warning`) about the terms of a policy. */
export interface PolicyIssue {
  severity: 'error' | 'warning';
  code:
    | 'LEVEL_OUT_OF_RANGE'
    | 'RATES_MISSING'
    | 'RATES_EXCEED_WHOLE'
    | 'CAP_SHARE_OUT_OF_RANGE'
    | 'CAP_ABOVE_HALF'
    | 'THREE_LEVELS_NEED_SIGN_OFF'
    | 'SUM_STACKING_NEEDS_PROOF'
    | 'RATE_OUTSIDE_BAND'
    | 'DUPLICATE_TIER'
    | 'ORDER_CAP_OUT_OF_RANGE';
  /** Chinese. */
  message: string;
}
