import { z } from '../kernel/zod.js';
import { BpsValue, IdText, Instant, textInput } from './common.js';

export const PolicyInput = z.strictObject({
  preset: z.enum(['15', '15-8', '15-8-5', '5-2', 'custom']),
  paidLevels: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  levelRatesBps: z.array(BpsValue.max(5000)).min(1).max(3),
  allowSelfPurchase: z.boolean(),
  weekendDouble: z.boolean(),
  capMarginShareBps: BpsValue.max(5000),
  capNetShareBps: BpsValue.max(5000),
  /** The legal file of a version that needs two signatures: three paid levels. */
  legalFileId: textInput(60).nullable().default(null),
  note: textInput(200),
});
export const PolicyView = z
  .object({
    id: IdText,
    version: z.int(),
    preset: z.string(),
    paidLevels: z.int(),
    levelRatesBps: z.array(BpsValue),
    allowSelfPurchase: z.boolean(),
    weekendDouble: z.boolean(),
    capMarginShareBps: BpsValue,
    capNetShareBps: BpsValue,
    effectiveFrom: Instant,
    publishedBy: z.string(),
    note: z.string(),
  })
  .meta({ id: 'Policy' });

/** Waits for the second signature; becomes the policy of the same id. */
export const PolicyProposalView = PolicyView.omit({
  version: true,
  effectiveFrom: true,
  publishedBy: true,
})
  .extend({ legalFileId: z.string(), proposedBy: z.string(), proposedAt: Instant, isOwn: z.boolean() })
  .meta({ id: 'PolicyProposal' });

export type PolicyProposalView = z.output<typeof PolicyProposalView>;
export type PolicyView = z.output<typeof PolicyView>;
