import type { DistributorId } from '../../kernel/id.js';

/** `suspended` keeps customers and earns nothing new; `banned` and `exited` have left, and their customers are free. */
export type DistributorStanding = 'active' | 'suspended' | 'banned' | 'exited';

/** The sponsorship links: a distributor's parent, or null at the root. */
export type ParentLookup = (distributorId: DistributorId) => DistributorId | null;

/** Nearest first, `chain[0]` is the start itself (level 1). */
export interface UplineChain {
  chain: DistributorId[];
  /** Why it ends there. `cycle` means the stored links are damaged: report it, pay what stands before it. */
  stoppedBy: 'root' | 'limit' | 'cycle';
}

export interface SponsorshipFacts {
  distributorId: DistributorId;
  sponsorId: DistributorId;
  sponsorStanding: DistributorStanding;
  /** Levels below `distributorId`, 0 when nobody was sponsored yet. */
  downlineDepth: number;
  parentOf: ParentLookup;
}

export type SponsorshipRefusal = 'SELF' | 'SPONSOR_NOT_ACTIVE' | 'ALREADY_SPONSORED' | 'CYCLE' | 'TOO_DEEP';

export type SponsorshipDecision =
  | { ok: true; /** Depth of the new distributor; a root has 1. */ depth: number }
  | { ok: false; reason: SponsorshipRefusal; /** Chinese. */ message: string };
