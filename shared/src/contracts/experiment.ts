import { MARKET_PRICES, PRICE_WORDS } from '../domain/experiment/price-label.js';
import { z } from '../kernel/zod.js';
import { DeviceId, Done, FenValue, idOf, IdText, Instant, PageInput, pageOf, textInput } from './common.js';

/** Beside a price, never the price: see domain/experiment/price-label. */
export const PriceLabelValue = z.strictObject({ word: z.enum(PRICE_WORDS), market: z.enum(MARKET_PRICES) });

/** How the prices of an answer are written. Absent where nothing but the usual is shown. */
export const PriceLabelView = z
  .object({
    word: z.enum(PRICE_WORDS),
    market: z.enum(MARKET_PRICES),
    /** Told with `noteExposures` once it was on the screen; null: everybody sees this. */
    experimentId: IdText.nullable(),
  })
  .meta({ id: 'PriceLabel' });

export const VariantName = z.enum(['a', 'b', 'c', 'd']);

/** Shares are whole percents, so that they can be read. */
const VariantInput = z.strictObject({
  name: textInput(20),
  shareBps: z.int().min(100).max(9_900).multipleOf(100, '比例请填整数百分比'),
  /** Of a page: which version it shows. */
  versionId: idOf('pageVersion').nullable(),
  /** Of a price label: how it reads. */
  label: PriceLabelValue.nullable(),
});

const planFields = {
  name: textInput(40),
  subject: z.enum(['page', 'price-label']),
  /** Null for price labels. */
  pageId: idOf('page').nullable(),
  /** The first is the control. */
  variants: z.array(VariantInput).min(2).max(4),
  baselineBps: z.int().min(1).max(9_000),
  liftBps: z.int().min(100).max(20_000),
  plannedDays: z.int().min(7, '至少 7 天，让工作日和周末都在内').max(90),
};

export const VariantView = z
  .object({
    key: VariantName,
    name: z.string(),
    shareBps: z.int(),
    versionId: IdText.nullable(),
    versionNumber: z.int().nullable(),
    label: PriceLabelValue.nullable(),
  })
  .meta({ id: 'ExperimentVariant' });

export const ExperimentView = z
  .object({
    id: IdText,
    name: z.string(),
    subject: z.enum(['page', 'price-label']),
    pageId: IdText.nullable(),
    /** 「首页」, a topic's title, or 「商品价格标签」. */
    subjectText: z.string(),
    state: z.enum(['draft', 'running', 'stopped', 'decided']),
    variants: z.array(VariantView),
    baselineBps: z.int(),
    liftBps: z.int(),
    plannedDays: z.int(),
    /** People every variant needs before anything can be said. */
    neededPerVariant: z.int(),
    author: z.string(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    stoppedAt: Instant.nullable(),
    decidedAt: Instant.nullable(),
    winner: VariantName.nullable(),
  })
  .meta({ id: 'Experiment' });

/** Rates and their differences in basis points: 2.34 % is 234. */
export const VariantResult = z
  .object({
    key: VariantName,
    exposed: z.int(),
    converted: z.int(),
    rateBps: z.int(),
    /** Wilson, 95 %. */
    rateLowBps: z.int(),
    rateHighBps: z.int(),
    /** Less what was paid back. */
    revenueFen: FenValue,
    revenuePerExposedFen: FenValue,
    orderValueFen: FenValue.nullable(),
    refundRateBps: z.int().nullable(),
    /** To the control; null for the control itself. */
    difference: z
      .object({
        bps: z.int(),
        /** 95 % for all variants together. */
        lowBps: z.int(),
        highBps: z.int(),
        /** Two-sided; null: nothing to test yet. */
        pValue: z.number().nullable(),
        isSignificant: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'ExperimentVariantResult' });

export const GuardRail = z
  .object({
    id: z.enum(['split', 'sample', 'duration', 'refunds', 'order-value']),
    state: z.enum(['ok', 'waiting', 'warning']),
    title: z.string(),
    text: z.string(),
  })
  .meta({ id: 'ExperimentGuardRail' });

export const ExperimentResult = z
  .object({
    verdict: z.enum(['nobody', 'mismatch', 'too-early', 'better', 'worse', 'same']),
    title: z.string(),
    text: z.string(),
    /** The variant to take; null: nothing says so. */
    best: VariantName.nullable(),
    days: z.int(),
    variants: z.array(VariantResult),
    guardRails: z.array(GuardRail),
  })
  .meta({ id: 'ExperimentResult' });

export const ExperimentDetailView = ExperimentView.extend({
  /** Null before it starts. */
  result: ExperimentResult.nullable(),
}).meta({ id: 'ExperimentDetail' });

const one = { experimentId: idOf('experiment') };

export const experimentRoutes = {
  noteExposures: {
    input: z.strictObject({ deviceId: DeviceId, experimentIds: z.array(idOf('experiment')).min(1).max(10) }),
    output: Done,
  },
  listExperiments: { input: z.strictObject(PageInput), output: pageOf(ExperimentView) },
  getExperiment: { input: z.strictObject(one), output: ExperimentDetailView },
  createExperiment: { input: z.strictObject(planFields), output: ExperimentDetailView },
  saveExperiment: { input: z.strictObject({ ...one, ...planFields }), output: ExperimentDetailView },
  discardExperiment: { input: z.strictObject(one), output: Done },
  startExperiment: { input: z.strictObject(one), output: ExperimentDetailView },
  stopExperiment: { input: z.strictObject(one), output: ExperimentDetailView },
  decideExperiment: {
    input: z.strictObject({ ...one, winner: VariantName }),
    output: ExperimentDetailView,
  },
  previewVariant: {
    input: z.strictObject({ ...one, variant: VariantName }),
    output: z.object({ url: z.string(), expiresAt: Instant }),
  },
};

export type PriceLabelView = z.output<typeof PriceLabelView>;
export type ExperimentView = z.output<typeof ExperimentView>;
export type ExperimentDetailView = z.output<typeof ExperimentDetailView>;
export type ExperimentResult = z.output<typeof ExperimentResult>;
export type VariantResult = z.output<typeof VariantResult>;
export type GuardRail = z.output<typeof GuardRail>;
