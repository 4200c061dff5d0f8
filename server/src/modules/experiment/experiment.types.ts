import type { PriceLabel } from '@yimai/shared/domain/experiment/price-label';
import type { Id } from '@yimai/shared/kernel/id';
import type { ExperimentId, VariantKey } from './assign.js';

export type ExperimentState = 'draft' | 'running' | 'stopped' | 'decided';
export type ExperimentSubject = 'page' | 'price-label';

/** One way of showing the subject. A page's is a version that never changes; a label's is its words. */
export interface VariantRecord {
  key: VariantKey;
  name: string;
  shareBps: number;
  versionId: Id<'pageVersion'> | null;
  label: PriceLabel | null;
}

/** What staff write, and may change until it starts. */
export interface ExperimentPlan {
  name: string;
  subject: ExperimentSubject;
  pageId: Id<'page'> | null;
  subjectKey: string;
  variants: VariantRecord[];
  baselineBps: number;
  liftBps: number;
  plannedDays: number;
}

export interface ExperimentRecord extends ExperimentPlan {
  id: ExperimentId;
  state: ExperimentState;
  author: string;
  createdAt: Date;
  startedAt: Date | null;
  stoppedAt: Date | null;
  decidedAt: Date | null;
  winner: VariantKey | null;
  runningKey: string | null;
  tallies: Tally[] | null;
}

/** What a variant came to. Amounts in fen. */
export interface Tally {
  variant: VariantKey;
  /** Devices that saw it: what the split is judged by. */
  devices: number;
  /** Those less the other devices of people who are counted already: what everything else is judged by. */
  exposed: number;
  converted: number;
  paidFen: number;
  refundedFen: number;
  /** Conversions of which something was paid back. */
  refunded: number;
  /** Σ paid², for the spread of an order's value. */
  paidSquares: number;
}

/** What this device sees of a running experiment. */
export interface Assigned {
  experimentId: ExperimentId;
  variant: VariantRecord;
}
