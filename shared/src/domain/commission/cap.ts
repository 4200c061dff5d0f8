import { applyBps, fen, maxFen, multiplyFen, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import type { CapReceipt, CommissionCap, CommissionLineFacts } from './types.js';

/** A cap before anything was held against it. */
export type CapLimit = Pick<CapReceipt, 'boundBy' | 'baseFen' | 'shareBps' | 'capFen'>;

/** Net amount minus cost of the line, not below zero; null when the cost is unknown. */
export function marginOf(line: CommissionLineFacts): Fen | null {
  if (line.costFen === null) return null;
  return maxFen(ZERO_FEN, subtractFen(line.netPaidFen, multiplyFen(line.costFen, line.quantity)));
}

/** What all levels of a line may come to together (C-08). Shares are floored: a cap is never exceeded by rounding. */
export function lineCapLimit(line: CommissionLineFacts, cap: CommissionCap): CapLimit {
  const net: CapLimit = {
    boundBy: 'net',
    baseFen: line.netPaidFen,
    shareBps: cap.netShareBps,
    capFen: applyBps(line.netPaidFen, cap.netShareBps, 'floor'),
  };
  if (cap.base === 'net') return net;
  const marginFen = marginOf(line);
  if (marginFen === null) {
    return {
      boundBy: 'net-margin-unknown',
      baseFen: line.netPaidFen,
      shareBps: cap.unknownMarginNetShareBps,
      capFen: applyBps(line.netPaidFen, cap.unknownMarginNetShareBps, 'floor'),
    };
  }
  const margin: CapLimit = {
    boundBy: 'margin',
    baseFen: marginFen,
    shareBps: cap.marginShareBps,
    capFen: applyBps(marginFen, cap.marginShareBps, 'floor'),
  };
  return cap.base === 'margin' || margin.capFen <= net.capFen ? margin : net;
}

/** The cap over the whole order (C-09). */
export function orderCapLimit(capFen: Fen): CapLimit {
  return { boundBy: 'order', baseFen: null, shareBps: null, capFen };
}

/** States what a cap did to a total. */
export function capReceipt(limit: CapLimit, totalBefore: number): CapReceipt {
  const isScaledDown = totalBefore > limit.capFen;
  return {
    boundBy: limit.boundBy,
    baseFen: limit.baseFen,
    shareBps: limit.shareBps,
    capFen: limit.capFen,
    totalBeforeFen: fen(totalBefore),
    totalAfterFen: isScaledDown ? limit.capFen : fen(totalBefore),
    isScaledDown,
  };
}
