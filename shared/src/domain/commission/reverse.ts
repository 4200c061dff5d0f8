import { invariant } from '../../kernel/invariant.js';
import { addFen, scaleFen, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import { levelName, yuan } from './explain.js';
import type { CommissionReversal, RefundReversalFacts } from './types.js';

/**
 * What is left of a commission when `refundedFen` of the line's net amount went back: in proportion to what remains,
 * half up. All of it at no refund, exactly nothing at a full one. A function of the running total alone, so the way
 * there does not matter (C-12).
 */
export function commissionAfterRefund(amountFen: Fen, netPaidFen: Fen, refundedFen: Fen): Fen {
  if (amountFen === 0 || netPaidFen === 0) return ZERO_FEN;
  return scaleFen(
    amountFen,
    { numerator: subtractFen(netPaidFen, refundedFen), denominator: netPaidFen },
    'halfUp',
  );
}

/**
 * What to take back for a refund of one line: per entry `commission(before) − commission(after)` at the line's own
 * frozen amounts, whatever policies say today. One item per entry, zero reversals included, in the order given.
 */
export function reverseForRefund(facts: RefundReversalFacts): CommissionReversal[] {
  const { line, entries, refundedBeforeFen, refundNowFen } = facts;
  const refundedAfterFen = addFen(refundedBeforeFen, refundNowFen);
  invariant(refundedBeforeFen >= 0 && refundNowFen >= 0, 'refunds are not negative');
  invariant(refundedAfterFen <= line.netPaidFen, `refunds of line ${line.lineId} exceed its net amount`);
  return entries.map(({ distributorId, level, amountFen }) => {
    invariant(
      amountFen >= 0 && (line.netPaidFen > 0 || amountFen === 0),
      `commission without a base on line ${line.lineId}`,
    );
    const beforeFen = commissionAfterRefund(amountFen, line.netPaidFen, refundedBeforeFen);
    const afterFen = commissionAfterRefund(amountFen, line.netPaidFen, refundedAfterFen);
    const reversalFen = subtractFen(beforeFen, afterFen);
    const explain = [
      `本商品实付 ${yuan(line.netPaidFen)}，累计已退 ${yuan(refundedAfterFen)}（本次 ${yuan(refundNowFen)}）。`,
      `${levelName(level)}佣金按剩余实付同比例计算，由 ${yuan(beforeFen)} 变为 ${yuan(afterFen)}，本次冲回 ${yuan(reversalFen)}。`,
    ];
    return { lineId: line.lineId, distributorId, level, beforeFen, afterFen, reversalFen, explain };
  });
}
