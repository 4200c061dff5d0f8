import { asId, formatId } from '@yimai/shared/kernel/id';

const CHANNEL: Readonly<Record<string, string>> = { wechat: '微信', alipay: '支付宝', douyin: '抖音' };
const PURSE: Readonly<Record<string, string>> = {
  held: '待结算',
  available: '可提现',
  withdrawing: '提现中',
  debt: '待抵扣',
};
const FIXED: Readonly<Record<string, string>> = {
  'merchant:sales': '商家 · 销售收入',
  'merchant:refunds': '商家 · 退款',
  'merchant:commission-expense': '商家 · 佣金支出',
  'merchant:unapplied': '商家 · 未认领款项',
  'tax:withheld': '代扣个税',
  'platform:fees': '平台手续费收入',
  'channel:fees': '支付通道手续费',
};

/** Accounts hold the number of the database; people know the id of the other screens. */
function distributorId(number: string): string {
  const value = Number(number);
  return Number.isSafeInteger(value) ? formatId('distributor', asId('distributor', value)) : number;
}

/** A ledger account in words: `channel:wechat:1900` → 「通道 · 微信（1900）」. Unknown paths are shown as they are. */
export function accountName(account: string): string {
  const fixed = FIXED[account];
  if (fixed) return fixed;
  const [kind, first = '', second = ''] = account.split(':');
  switch (kind) {
    case 'world':
      return `外部 · ${CHANNEL[first] ?? first}`;
    case 'channel':
      return `通道 · ${CHANNEL[first] ?? first}（${second}）`;
    case 'distributor':
      return `分销员 ${distributorId(first)} · ${PURSE[second] ?? second}`;
    default:
      return account;
  }
}

const ENTRIES: Readonly<Record<string, string>> = {
  'payment.received': '收到货款',
  'payment.unapplied': '收到未认领款项',
  'payment.unapplied-refunded': '未认领款项退回',
  'refund.paid': '退款给买家',
  'channel.fee': '通道手续费',
  'channel.fee-returned': '通道手续费退回',
  'channel.settled': '通道结算到账',
  'commission.accrued': '佣金入账（待结算）',
  'commission.reversed-held': '佣金冲回（待结算）',
  'commission.reversed-settled': '佣金冲回（已结算）',
  'commission.reversed-self': '佣金冲回（自购）',
  'commission.settled': '佣金到期可提现',
  'debt.offset': '抵扣欠款',
  'withdrawal.requested': '申请提现',
  'withdrawal.returned': '提现退回',
  'withdrawal.paid': '提现到账',
  'withdrawal.fee': '提现手续费',
  'withdrawal.tax': '代扣个税',
  'withdrawal.bounced': '提现被退票',
  'distributor.merged': '账号合并转移',
};

/** The code of a ledger entry in words. */
export function entryName(code: string): string {
  return ENTRIES[code] ?? code;
}
