import { assertNever } from '../../kernel/invariant.js';
import type { PayoutRule, SettlementTerms } from './types.js';

function payoutWords(rule: PayoutRule): string {
  switch (rule.kind) {
    case 'working-days':
      return `再过 ${rule.days} 个工作日可以提现`;
    case 'monthly':
      return `次月 ${rule.dayOfMonth} 日起可以提现（遇节假日顺延）`;
    case 'at-maturity':
      return '当天可以提现';
    default:
      return assertNever(rule);
  }
}

/** When commission becomes payable, as one sentence for the person who waits for it. */
export function describeSettlement(terms: SettlementTerms): string {
  return `买家确认收货满 ${terms.rightsDays} 天且没有售后，${payoutWords(terms.payout)}`;
}
