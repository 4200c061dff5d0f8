import { DAY_MS, HOUR_MS } from '@yimai/shared/kernel/clock';
import type { DistributorId, Id, MemberId } from '@yimai/shared/kernel/id';

/** Somebody who opened this SKU in 抖店. */
export interface IntentCandidate {
  id: Id<'doudianIntent'>;
  at: Date;
  /** Who opened it, or whom the device's click belongs to since; null: a guest still. */
  memberId: MemberId | null;
  /** Theirs in our Douyin mini-program. */
  openId: string | null;
  /** Whom it speaks for. */
  distributorId: DistributorId | null;
  /** Another order was attributed by it. */
  isUsed: boolean;
}

/** What 抖店 tells of where an order came from; null: nothing. */
export interface OrderOrigin {
  placedAt: Date;
  /** From our own mini-program. */
  isOurs: boolean | null;
  openId: string | null;
}

/**
 * Why a sale is nobody's: `elsewhere` it was placed from another program; `unopened` nobody opened it from ours;
 * `ambiguous` several may have, on different recommendations; `unreferred` the buyer came on nobody's. `waiting`: a guest
 * opened it who may still log in.
 */
export type IntentVerdict =
  | { kind: 'found'; intent: IntentCandidate & { memberId: MemberId; distributorId: DistributorId } }
  | { kind: 'elsewhere' | 'unopened' | 'ambiguous' | 'unreferred' | 'waiting' };

/** A known buyer may come back to the order page for as long as a guest's click is kept. */
export const KNOWN_WITHIN_MS = 30 * DAY_MS;
/** Of an unknown one only what was opened just before can be meant. */
export const UNKNOWN_WITHIN_MS = 2 * HOUR_MS;
/** Orders carry whole seconds. */
const SECOND_MS = 1_000;

/** By which intent an order of its SKU is attributed: the buyer's last one before it, or none where that is not certain. */
export function chooseIntent(origin: OrderOrigin, candidates: readonly IntentCandidate[]): IntentVerdict {
  if (origin.isOurs === false) return { kind: 'elsewhere' };
  const placedMs = origin.placedAt.getTime();
  const within = (ms: number): IntentCandidate[] =>
    candidates
      .filter(({ at }) => at.getTime() < placedMs + SECOND_MS && at.getTime() >= placedMs - ms)
      .sort((a, b) => b.id - a.id);
  if (origin.openId === null) return ofUnknown(within(UNKNOWN_WITHIN_MS).filter(({ isUsed }) => !isUsed));
  const [own] = within(KNOWN_WITHIN_MS).filter(({ openId }) => openId === origin.openId);
  if (own) return judged(own);
  const isGuests = within(UNKNOWN_WITHIN_MS).some(({ memberId }) => memberId === null);
  return { kind: isGuests ? 'waiting' : 'unopened' };
}

/** Whoever it was: where all who may have bought it speak for the same distributor, the sale is theirs. */
function ofUnknown(candidates: readonly IntentCandidate[]): IntentVerdict {
  const [last] = candidates;
  if (!last) return { kind: 'unopened' };
  if (new Set(candidates.map(({ distributorId }) => distributorId)).size > 1) return { kind: 'ambiguous' };
  return judged(last);
}

function judged(intent: IntentCandidate): IntentVerdict {
  const { memberId, distributorId } = intent;
  if (distributorId === null) return { kind: 'unreferred' };
  if (memberId === null) return { kind: 'waiting' };
  return { kind: 'found', intent: { ...intent, memberId, distributorId } };
}
