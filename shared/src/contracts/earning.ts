import { z } from '../kernel/zod.js';
import { FenValue, IdText, Instant } from './common.js';
import { ClickScene } from './distributor.js';

/** When money that is waiting may be taken out, and what it waits for. */
export const OutlookView = z
  .object({
    /** Commission whose day is known, soonest first; days of one instant are one row. */
    maturing: z.array(z.object({ at: Instant, amountFen: FenValue, commissions: z.int() })),
    /** Later than the rows above. */
    laterFen: FenValue,
    /** Its day is counted from the moment the buyer has the goods. */
    awaitingReceipt: z.object({ amountFen: FenValue, commissions: z.int() }),
    held: z.object({ amountFen: FenValue, commissions: z.int() }),
    /** The rule behind the days, one Chinese sentence. */
    rule: z.string(),
  })
  .meta({ id: 'EarningsOutlook' });

const ShareFigures = z.object({
  /** A code was opened. */
  clicks: z.int(),
  /** On so many different devices. */
  visitors: z.int(),
  /** Members who became a customer of the distributor. */
  customers: z.int(),
  /** Paid orders of own customers. */
  orders: z.int(),
  buyers: z.int(),
  /** Of these orders, those whose commission has become available. */
  settledOrders: z.int(),
  salesFen: FenValue,
  commissionFen: FenValue,
});

/** What came of one's own sharing: the funnel, hours, entrances and goods of the last days. */
export const ShareInsightView = z
  .object({
    days: z.int(),
    current: ShareFigures,
    /** The same number of days before. */
    previous: ShareFigures,
    /** Asia/Shanghai, 0 to 23. */
    hours: z.array(z.object({ hour: z.int(), clicks: z.int(), orders: z.int() })).length(24),
    /** The three hours in a row with the most openings; null while there are too few to say. */
    bestHours: z.object({ fromHour: z.int(), toHour: z.int(), sharePercent: z.int() }).nullable(),
    scenes: z.array(z.object({ scene: ClickScene, clicks: z.int(), orders: z.int() })),
    products: z.array(
      z.object({
        productId: IdText,
        title: z.string(),
        imageUrl: z.string(),
        clicks: z.int(),
        orders: z.int(),
        commissionFen: FenValue,
      }),
    ),
  })
  .meta({ id: 'ShareInsight' });

export const earningRoutes = {
  getEarningsOutlook: { input: z.strictObject({}), output: OutlookView },
  getShareInsight: {
    input: z.strictObject({ days: z.coerce.number().int().min(7).max(90).default(30) }),
    output: ShareInsightView,
  },
};

export type OutlookView = z.output<typeof OutlookView>;
export type ShareInsightView = z.output<typeof ShareInsightView>;
