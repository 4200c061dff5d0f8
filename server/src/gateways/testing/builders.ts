import { fen } from '@yimai/shared/kernel/money';
import type { CreatePaymentInput, PayScene, PayoutInput, RefundInput } from '../ports.js';

const HOUR = 3_600_000;
let sequence = 0;

function nextNo(prefix: string, digits: number): string {
  sequence += 1;
  return `${prefix}${String(sequence).padStart(digits, '0')}`;
}

/** A payment of ¥129.90 under a new number. */
export function aPayment(
  base: { scene: PayScene; notifyUrl: string },
  changes: Partial<CreatePaymentInput> = {},
): CreatePaymentInput {
  return {
    ...base,
    outTradeNo: nextNo('M20260101', 8),
    amountFen: fen(12_990),
    description: '订单 A/B=C&D',
    expiresAt: new Date(Date.now() + HOUR),
    payerIp: '127.0.0.1',
    ...changes,
  };
}

/** A refund of part of a payment under a new number. */
export function aRefundOf(
  order: { outTradeNo: string; amountFen: RefundInput['totalFen']; orderId?: string },
  refundFen: number,
  notifyUrl: string,
): RefundInput {
  return {
    outTradeNo: order.outTradeNo,
    channelTradeNo: order.orderId ?? '',
    outRefundNo: nextNo('R', 10),
    refundFen: fen(refundFen),
    totalFen: order.amountFen,
    reason: '不想要了',
    notifyUrl,
  };
}

/** ¥50.00 for the second person of the simulators, under a new number. */
export function aPayout(notifyUrl: string, changes: Partial<PayoutInput> = {}): PayoutInput {
  return {
    outBillNo: nextNo('W', 10),
    amountFen: fen(5_000),
    payeeId: '13800000002',
    payeeName: '王明',
    remark: '佣金',
    notifyUrl,
    ...changes,
  };
}
