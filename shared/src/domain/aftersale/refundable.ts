import { invariant } from '../../kernel/invariant.js';
import {
  addFen,
  fen,
  formatYuan,
  minFen,
  scaleFen,
  subtractFen,
  ZERO_FEN,
  type Fen,
} from '../../kernel/money.js';
import type {
  RefundableRefusal,
  RefundableResult,
  RefundAsk,
  RefundLineFacts,
  RefundOrderFacts,
} from './types.js';

/** What may still be refunded of a line. */
export function remainingFen(line: RefundLineFacts): Fen {
  return subtractFen(line.netPaidFen, line.claimedFen);
}

/**
 * Price of `quantity` more units of a line. Cumulative: the first k units of n cost `net × k / n` half up, so that
 * any sequence ends at exactly the net amount; the last unit takes whatever is left.
 */
export function amountForQuantity(line: RefundLineFacts, quantity: number): Fen {
  const before = line.claimedQuantity;
  const after = before + quantity;
  invariant(Number.isInteger(quantity) && quantity >= 1 && after <= line.quantity, `quantity ${quantity}`);
  if (after === line.quantity) return remainingFen(line);
  const share = subtractFen(
    scaleFen(line.netPaidFen, { numerator: after, denominator: line.quantity }, 'halfUp'),
    scaleFen(line.netPaidFen, { numerator: before, denominator: line.quantity }, 'halfUp'),
  );
  return minFen(share, remainingFen(line));
}

function checkLine(line: RefundLineFacts): void {
  invariant(Number.isInteger(line.quantity) && line.quantity >= 1, `quantity of line ${line.lineId}`);
  invariant(line.claimedFen >= 0 && line.claimedFen <= line.netPaidFen, `claims exceed line ${line.lineId}`);
  invariant(
    line.claimedQuantity >= 0 && line.claimedQuantity <= line.quantity,
    `claimed units of line ${line.lineId}`,
  );
}

function messageOf(reason: RefundableRefusal, left: Fen): string {
  switch (reason) {
    case 'NOTHING_ASKED':
      return '请选择要退款的商品。';
    case 'UNKNOWN_LINE':
      return '所选商品不属于该订单。';
    case 'DUPLICATE_LINE':
      return '同一商品只能填写一次。';
    case 'OVER_QUANTITY':
      return '退款数量超过可退数量。';
    case 'OVER_AMOUNT':
      return `退款金额超过可退金额 ¥${formatYuan(left)}。`;
    case 'NOTHING_LEFT':
      return '该商品已全部申请退款。';
  }
}

type Judged = { amountFen: Fen; quantity: number } | { reason: RefundableRefusal };

function judge(line: RefundLineFacts, ask: RefundAsk): Judged {
  const left = remainingFen(line);
  if (ask.by === 'quantity') {
    invariant(Number.isInteger(ask.quantity) && ask.quantity >= 1, `asked quantity ${ask.quantity}`);
    if (line.claimedQuantity + ask.quantity > line.quantity) {
      return { reason: line.claimedQuantity === line.quantity ? 'NOTHING_LEFT' : 'OVER_QUANTITY' };
    }
    if (left === 0 && line.netPaidFen > 0) return { reason: 'NOTHING_LEFT' };
    return { amountFen: amountForQuantity(line, ask.quantity), quantity: ask.quantity };
  }
  invariant(ask.amountFen > 0, `asked amount ${ask.amountFen}`);
  if (left === 0) return { reason: 'NOTHING_LEFT' };
  if (ask.amountFen > left) return { reason: 'OVER_AMOUNT' };
  return { amountFen: ask.amountFen, quantity: 0 };
}

/**
 * What a refund request comes to (A-02 … A-05). Lines are judged separately; freight goes back only when nothing was
 * shipped and this request leaves nothing of any line.
 */
export function computeRefundable(order: RefundOrderFacts, asks: readonly RefundAsk[]): RefundableResult {
  order.lines.forEach(checkLine);
  const refuse = (reason: RefundableRefusal, ask: RefundAsk | null, left: Fen): RefundableResult => ({
    ok: false,
    reason,
    lineId: ask ? ask.lineId : null,
    remainingFen: left,
    message: messageOf(reason, left),
  });
  if (asks.length === 0) return refuse('NOTHING_ASKED', null, ZERO_FEN);
  const byLine = new Map(order.lines.map((line) => [line.lineId, line] as const));
  const taken = new Map<number, Fen>();
  const lines: { lineId: RefundAsk['lineId']; quantity: number; amountFen: Fen }[] = [];
  for (const ask of asks) {
    const line = byLine.get(ask.lineId);
    if (!line) return refuse('UNKNOWN_LINE', ask, ZERO_FEN);
    if (taken.has(ask.lineId)) return refuse('DUPLICATE_LINE', ask, ZERO_FEN);
    const judged = judge(line, ask);
    if ('reason' in judged) return refuse(judged.reason, ask, remainingFen(line));
    taken.set(ask.lineId, judged.amountFen);
    lines.push({ lineId: ask.lineId, quantity: judged.quantity, amountFen: judged.amountFen });
  }
  const isWhole = order.lines.every((line) => remainingFen(line) === (taken.get(line.lineId) ?? 0));
  const freightFen =
    isWhole && !order.isShipped ? subtractFen(order.freightPaidFen, order.freightClaimedFen) : ZERO_FEN;
  return {
    ok: true,
    lines,
    freightFen,
    totalFen: addFen(fen(freightFen), ...lines.map((line) => line.amountFen)),
  };
}
