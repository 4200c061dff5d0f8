import type { TimelineItem } from '@yimai/shared/contracts/common';
import type { WithdrawalState, WithdrawalView } from '@yimai/shared/contracts/distributor';
import { formatId } from '@yimai/shared/kernel/id';
import type { PayoutRow, WithdrawalEventRow, WithdrawalRow } from './withdrawal.repository.js';

/** What the WeChat client needs besides the package to let the payee confirm. */
export interface ConfirmingApp {
  mchId: string;
  appId: string;
}

export interface WithdrawalFacts {
  withdrawal: WithdrawalRow;
  payout: PayoutRow | null;
  events: readonly WithdrawalEventRow[];
}

const STATE_TEXTS: Readonly<Record<WithdrawalState, string>> = {
  reviewing: '审核中',
  approved: '待打款',
  rejected: '已驳回，金额已退回',
  submitted: '打款处理中',
  'awaiting-confirmation': '请在微信中确认收款',
  paid: '已到账',
  failed: '打款失败，金额已退回',
  unknown: '正在与支付渠道核对',
};
const EVENT_TITLES: Readonly<Record<string, readonly [title: string, text: string]>> = {
  requested: ['提交提现', '提现申请已提交。'],
  reviewing: ['提交提现', '金额较大，正在人工审核。'],
  approved: ['审核通过', '即将打款。'],
  rejected: ['审核驳回', '金额已退回可提现余额。'],
  paying: ['发起打款', '已提交支付渠道。'],
  paid: ['提现到账', '款项已到账。'],
  failed: ['打款失败', '金额已退回可提现余额。'],
  cancelled: ['提现撤销', '金额已退回可提现余额。'],
};
/** Codes of the channels that a payee can do something about. */
const FAILURES: Readonly<Record<string, string>> = {
  OVERDUE_CLOSE: '超过 24 小时未确认收款',
  REAL_NAME_CHECK_FAIL: '收款人姓名与微信实名不一致',
  PAYEE_USER_INFO_ERROR: '支付宝账号与真实姓名不一致',
  NAME_NOT_CORRECT: '收款人姓名不正确',
  ACCOUNT_FROZEN: '收款账户状态异常',
  ACCOUNT_NOT_EXIST: '收款账户不存在',
  PAYEE_NOT_EXIST: '收款账户不存在',
  PAYEE_ACCOUNT_ABNORMAL: '收款账户状态异常',
  DAY_RECEIVED_COUNT_EXCEED: '收款账户当日收款次数已达上限',
  DAY_RECEIVED_QUOTA_EXCEED: '收款账户当日收款金额已达上限',
  RECEIVE_ACCOUNT_NOT_PERMMIT: '收款账户无法收款',
  MERCHANT_CANCEL: '打款已撤销',
};

/** Our withdrawal and its payout at the channel, as one state a person understands. */
export function withdrawalStateOf({ withdrawal, payout }: Omit<WithdrawalFacts, 'events'>): WithdrawalState {
  switch (withdrawal.state) {
    case 'requested':
    case 'reviewing':
      return 'reviewing';
    case 'approved':
      return 'approved';
    case 'paid':
      return 'paid';
    case 'failed':
      return 'failed';
    case 'rejected':
    case 'cancelled':
      return 'rejected';
  }
  if (payout?.state === 'awaiting-confirmation') return 'awaiting-confirmation';
  return payout?.state === 'unknown' ? 'unknown' : 'submitted';
}

export function toWithdrawalView(facts: WithdrawalFacts, app: ConfirmingApp): WithdrawalView {
  const { withdrawal, payout } = facts;
  const state = withdrawalStateOf(facts);
  const reason = withdrawal.failReason && (FAILURES[withdrawal.failReason] ?? '支付渠道拒绝了本次打款');
  return {
    id: formatId('withdrawal', withdrawal.id),
    amountFen: withdrawal.amountFen,
    feeFen: withdrawal.feeFen,
    taxFen: withdrawal.taxFen,
    netFen: withdrawal.netFen,
    channel: withdrawal.channel as WithdrawalView['channel'],
    accountMasked: withdrawal.payeeMasked,
    state,
    stateText: STATE_TEXTS[state],
    requestedAt: withdrawal.requestedAt.toISOString(),
    finishedAt: withdrawal.finishedAt?.toISOString() ?? null,
    failReason: state === 'rejected' ? withdrawal.reviewReason : reason,
    confirm: confirmOf(state, payout, app),
    timeline: timelineOf(facts),
  };
}

function confirmOf(
  state: WithdrawalState,
  payout: PayoutRow | null,
  app: ConfirmingApp,
): WithdrawalView['confirm'] {
  if (state !== 'awaiting-confirmation' || !payout?.confirmPackage || !payout.confirmBefore) return null;
  return { ...app, package: payout.confirmPackage, expiresAt: payout.confirmBefore.toISOString() };
}

function timelineOf({ withdrawal, payout, events }: WithdrawalFacts): TimelineItem[] {
  const items = events.map((event): TimelineItem => {
    const isFirst = event.fromState === 'requested';
    const [title, text] = (isFirst && event.toState === 'approved'
      ? EVENT_TITLES['requested']
      : EVENT_TITLES[event.toState]) ?? [event.toState, ''];
    const isTold = event.toState === 'rejected' && event.reason !== '';
    return {
      at: event.at.toISOString(),
      title,
      text: isTold ? `${text}原因：${event.reason}` : text,
      actor: actorName(event.actor),
    };
  });
  if (withdrawalStateOf({ withdrawal, payout }) === 'awaiting-confirmation' && payout?.queriedAt)
    items.push({
      at: payout.queriedAt.toISOString(),
      title: '等待确认收款',
      text: '请在 24 小时内于微信中确认，逾期金额将退回。',
      actor: '系统',
    });
  return items;
}

function actorName(actor: string): string {
  if (actor.startsWith('member:')) return '本人';
  return actor.startsWith('staff:') ? '商家' : '系统';
}
