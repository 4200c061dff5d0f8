import { hash } from 'node:crypto';
import { formatId, type Id } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';

export type ExperimentId = Id<'experiment'>;
export const VARIANT_KEYS = ['a', 'b', 'c', 'd'] as const;
/** The first is the control. */
export type VariantKey = (typeof VARIANT_KEYS)[number];

const PARTS = 10_000;
/** 48 bits: the remainder of 10,000 is even to a part in 10¹⁰. */
const PLACE_DIGITS = 12;
/** 88 bits: two devices of one experiment never share a mark. */
const MARK_DIGITS = 22;

function digestOf(experimentId: ExperimentId, deviceId: string): string {
  return hash('sha256', `${formatId('experiment', experimentId)} ${deviceId}`);
}

/** Where a device stands in an experiment, 0 to 9,999: nothing about a person has a part in it. */
export function placeOf(experimentId: ExperimentId, deviceId: string): number {
  return Number.parseInt(digestOf(experimentId, deviceId).slice(0, PLACE_DIGITS), 16) % PARTS;
}

/** @param variants shares in basis points, 10,000 together */
export function variantAt<V extends { shareBps: number }>(variants: readonly V[], place: number): V {
  let end = 0;
  const found = variants.find(({ shareBps }) => place < (end += shareBps));
  invariant(found, `shares of ${end} basis points leave out ${place}`);
  return found;
}

/**
 * Which variant a device sees, for as long as the experiment runs: by the digest of both, so that two experiments know
 * nothing of each other and nobody has to remember it.
 */
export function assignVariant<V extends { shareBps: number }>(
  experimentId: ExperimentId,
  variants: readonly V[],
  deviceId: string,
): V {
  return variantAt(variants, placeOf(experimentId, deviceId));
}

/** A device in one experiment: nobody can follow it from there to another, or to what else we know of it. */
export function participantMark(experimentId: ExperimentId, deviceId: string): string {
  return digestOf(experimentId, deviceId).slice(PLACE_DIGITS, PLACE_DIGITS + MARK_DIGITS);
}
