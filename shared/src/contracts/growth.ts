import { z } from '../kernel/zod.js';
import { BpsValue, FenValue, idOf, IdText, Instant } from './common.js';

/** The first steps of a distributor, in the order they are usually taken. Each is a fact the server holds. */
export const GuideStep = z.enum(['phone', 'code', 'click', 'customer', 'commission', 'payee']);

export const GuideView = z
  .object({
    steps: z.array(z.object({ key: GuideStep, isDone: z.boolean() })),
    done: z.int(),
    total: z.int(),
  })
  .meta({ id: 'DistributorGuide' });

/**
 * The policy in force, as far as it decides what somebody earns on goods whose cost is not told: enough to run the
 * engine on an imaginary sale. The share of the margin is left out: with a receipt's cap it would tell the margin.
 */
export const CommissionTermsView = z
  .object({
    version: z.int(),
    effectiveFrom: Instant,
    paidLevels: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    levelRatesBps: z.array(BpsValue),
    countSelf: z.boolean(),
    allowSelfPurchase: z.boolean(),
    weekendDouble: z.boolean(),
    stacking: z.enum(['max', 'sum']),
    /** All levels of one line together, of what the buyer paid; goods with a known margin may be bounded further. */
    capShareBps: BpsValue,
    perOrderCapFen: FenValue.nullable(),
    rounding: z.literal('halfUp'),
    /** Who would earn on my sale, nearest first: I, and those above me. */
    upline: z.array(z.object({ level: z.int().min(1).max(3), isActive: z.boolean() })),
    /** When it can be taken out, one Chinese sentence. */
    settlementRule: z.string(),
    protectDays: z.int(),
    minWithdrawalFen: FenValue,
  })
  .meta({ id: 'CommissionTerms' });

/** What one sale of each SKU would pay me, by the engine with everything it knows of the goods. */
export const EarningPreviewView = z
  .object({
    productId: IdText,
    title: z.string(),
    skus: z.array(
      z.object({
        skuId: IdText,
        skuText: z.string(),
        priceFen: FenValue,
        amountFen: FenValue,
        /** Null for a fixed amount. */
        rateBps: BpsValue.nullable(),
        explain: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'EarningPreview' });

export const growthRoutes = {
  getGuide: { input: z.strictObject({}), output: GuideView },
  getCommissionTerms: { input: z.strictObject({}), output: CommissionTermsView },
  previewEarning: { input: z.strictObject({ productId: idOf('product') }), output: EarningPreviewView },
};

export type GuideView = z.output<typeof GuideView>;
export type CommissionTermsView = z.output<typeof CommissionTermsView>;
export type EarningPreviewView = z.output<typeof EarningPreviewView>;
