import { z } from '../kernel/zod.js';
import { idOf, IdText, Instant, PageInput, pageOf, textInput } from './common.js';
import { ReferralTarget } from './distributor.js';

/**
 * How far somebody I invited has come. `effective`: has an order of their own that is completed, past the return window
 * and without a refund, bought by neither them nor me. `refunded`: had orders, of which none was kept.
 */
export const InviteStage = z.enum(['approved', 'ordered', 'effective', 'refunded']);

export const InviteeView = z
  .object({
    nameMasked: z.string(),
    avatarUrl: z.string().nullable(),
    stage: InviteStage,
    joinedAt: Instant,
    /** While `ordered`: when the first order could count at the earliest; null until it was received. */
    countsFrom: Instant.nullable(),
  })
  .meta({ id: 'Invitee' });

/** "n of N", without money: what somebody earns comes from sales, never from heads. */
export const InviteProgressView = z
  .object({
    effective: z.int(),
    /** Approved distributors whom I invited. */
    approved: z.int(),
    /** Still waiting for the shop's decision; the oldest first, at most twenty. */
    applied: z.object({
      count: z.int(),
      people: z.array(z.object({ nameMasked: z.string(), appliedAt: Instant })),
    }),
  })
  .meta({ id: 'InviteProgress' });

/** Own orders this month, as a range: a colleague's exact figures are theirs. */
export const SalesBand = z.enum(['0', '1-5', '6-20', '21+']);

export const NetworkNodeView = z
  .object({
    id: IdText,
    nameMasked: z.string(),
    avatarUrl: z.string().nullable(),
    joinedAt: Instant,
    monthSales: SalesBand,
    /** Sold something of their own lately, or has only just begun. */
    isActive: z.boolean(),
    /** How many they invited; null on the second level, below which nobody is shown. */
    partners: z.int().nullable(),
  })
  .meta({ id: 'NetworkNode' });

export const NetworkView = z
  .object({
    upline: z.object({ nameMasked: z.string(), avatarUrl: z.string().nullable() }).nullable(),
    me: NetworkNodeView,
    /** All those below, level by level. */
    directs: z.int(),
    second: z.int(),
  })
  .meta({ id: 'Network' });

const FindingState = z.enum(['good', 'warn', 'bad']);

export const LinkCheckView = z
  .object({
    /** Null: no code was recognised in the text. */
    code: z.string().nullable(),
    verdict: FindingState,
    title: z.string(),
    /** What was looked at, one Chinese sentence each. */
    findings: z.array(z.object({ key: z.string(), state: FindingState, text: z.string() })),
    target: ReferralTarget.nullable(),
    productId: IdText.nullable(),
    lastClickAt: Instant.nullable(),
    /** `remake`: take a fresh link for the same thing · `pick`: choose other goods. */
    fix: z.enum(['remake', 'pick']).nullable(),
  })
  .meta({ id: 'LinkCheck' });

export const OwnCodeView = z
  .object({
    code: z.string(),
    target: ReferralTarget,
    productTitle: z.string().nullable(),
    isForMaterial: z.boolean(),
    createdAt: Instant,
    lastClickAt: Instant.nullable(),
  })
  .meta({ id: 'OwnCode' });

export const networkRoutes = {
  getInviteProgress: { input: z.strictObject({}), output: InviteProgressView },
  listInvitees: { input: z.strictObject({ ...PageInput }), output: pageOf(InviteeView) },
  getNetwork: { input: z.strictObject({}), output: NetworkView },
  listPartners: {
    input: z.strictObject({
      /** Left out: mine. Otherwise those of one of mine, and nobody else's. */
      under: idOf('distributor').optional(),
      /** Of mine: the first character of a name, or the last four digits of a phone. */
      search: textInput(20).optional(),
      ...PageInput,
    }),
    output: pageOf(NetworkNodeView),
  },
  listReferralCodes: { input: z.strictObject({ ...PageInput }), output: pageOf(OwnCodeView) },
  checkLink: { input: z.strictObject({ text: textInput(600) }), output: LinkCheckView },
};

export type InviteeView = z.output<typeof InviteeView>;
export type InviteProgressView = z.output<typeof InviteProgressView>;
export type NetworkNodeView = z.output<typeof NetworkNodeView>;
export type NetworkView = z.output<typeof NetworkView>;
export type LinkCheckView = z.output<typeof LinkCheckView>;
