import type { PayOutcome } from './contract';

/**
 * A cashier that closed without success. "cancel" is the person's choice; anything else may still have moved money, so
 * the caller asks the server in every case.
 */
export function payFailure(error: unknown): PayOutcome {
  const { errMsg = '', errNo } = (error ?? {}) as { errMsg?: string; errNo?: number };
  // 20000 and 9xxx are Douyin's numbers of "closed by the user" for requestOrder and getOrderPayment.
  if (/cancel/i.test(errMsg) || errNo === 20000 || errNo === 9) return { kind: 'cancelled' };
  return { kind: 'failed', text: '支付未完成，请稍后重试' };
}
