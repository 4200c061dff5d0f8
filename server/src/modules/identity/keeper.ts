import type { MemberId } from '@yimai/shared/kernel/id';

export interface MergeCandidate {
  id: MemberId;
  createdAt: Date;
  isDistributor: boolean;
}

/** The distributor stays, so that codes already handed out keep working; among equals the older account stays. */
export function decideKeeper(
  a: MergeCandidate,
  b: MergeCandidate,
): { keepsId: MemberId; absorbsId: MemberId } {
  const older =
    a.createdAt.getTime() === b.createdAt.getTime()
      ? a.id < b.id
        ? a
        : b
      : a.createdAt < b.createdAt
        ? a
        : b;
  const keeper = a.isDistributor === b.isDistributor ? older : a.isDistributor ? a : b;
  return { keepsId: keeper.id, absorbsId: keeper.id === a.id ? b.id : a.id };
}
