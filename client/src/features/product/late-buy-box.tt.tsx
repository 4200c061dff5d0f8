import type { BuyBoxProps } from './buy-box';

/** Mini-programs choose in a sheet. */
export function LateBuyBox(_: BuyBoxProps) {
  return null;
}
