import type { DistributorId } from '../../kernel/id.js';
import { invariant } from '../../kernel/invariant.js';
import type { ParentLookup, UplineChain } from './types.js';

/** Nobody may stand deeper than this under a root (D-04). */
export const MAX_DEPTH = 50;

/**
 * The chain above a buyer: `start` (level 1), its parent, and so on, at most `maxLevels` long. Ends early at a root,
 * and before anyone would appear twice.
 */
export function computeUpline(start: DistributorId, maxLevels: number, parentOf: ParentLookup): UplineChain {
  invariant(
    Number.isInteger(maxLevels) && maxLevels >= 1 && maxLevels <= MAX_DEPTH,
    `maxLevels ${maxLevels}`,
  );
  const chain: DistributorId[] = [start];
  const seen = new Set<DistributorId>(chain);
  let parent = parentOf(start);
  while (parent !== null && chain.length < maxLevels) {
    if (seen.has(parent)) return { chain, stoppedBy: 'cycle' };
    seen.add(parent);
    chain.push(parent);
    parent = parentOf(parent);
  }
  if (parent === null) return { chain, stoppedBy: 'root' };
  return { chain, stoppedBy: seen.has(parent) ? 'cycle' : 'limit' };
}

/** Whether putting `child` under `newParent` would make somebody their own ancestor. Damaged links count as a cycle. */
export function wouldCreateCycle(
  parentOf: ParentLookup,
  child: DistributorId,
  newParent: DistributorId,
): boolean {
  const seen = new Set<DistributorId>();
  let ancestor: DistributorId | null = newParent;
  while (ancestor !== null) {
    if (ancestor === child || seen.has(ancestor)) return true;
    seen.add(ancestor);
    ancestor = parentOf(ancestor);
  }
  return false;
}

/** Depth of a distributor, a root being 1; null when the links above run in a circle. */
export function depthOf(parentOf: ParentLookup, distributorId: DistributorId): number | null {
  const seen = new Set<DistributorId>();
  let current: DistributorId | null = distributorId;
  while (current !== null) {
    if (seen.has(current)) return null;
    seen.add(current);
    current = parentOf(current);
  }
  return seen.size;
}
