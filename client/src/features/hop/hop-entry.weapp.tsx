import type { HopCellProps } from './hop-entry-contract';

/** People are in the mini-program already. */
export function HopCell(_: HopCellProps) {
  return null;
}
