import { useState } from 'react';
import { bps } from '@yimai/shared/kernel/bps';
import { applyBps, fen, parseYuan, subtractFen, type Fen } from '@yimai/shared/kernel/money';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { yuan } from '@/lib/format';
import { once } from '@/lib/idempotency';
import { replacePage } from '@/lib/navigate';
import { api, type ApiInput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { keys, type Withdrawal, type WithdrawalTerms } from '../api';
import { isReachable } from '../words';

type Channel = Withdrawal['channel'];

export interface Draft {
  text: string;
  channel: Channel | undefined;
  isUrgent: boolean;
  realName: string;
  alipayAccount: string;
}

export interface Reckoning {
  amountFen: Fen | null;
  feeFen: Fen;
  beforeTaxFen: Fen;
  needsName: boolean;
  needsReview: boolean;
  /** Why it cannot be sent yet; undefined while the amount is empty or when all is well. */
  problem?: string;
  /** Of what was typed as Alipay's account. */
  accountProblem?: string;
  canSend: boolean;
}

function amountProblem(amountFen: Fen | null, text: string, terms: WithdrawalTerms): string | undefined {
  if (text === '') return undefined;
  if (amountFen === null) return '请输入金额，最多两位小数';
  if (amountFen > terms.availableFen) return `可提现余额为 ${yuan(terms.availableFen)}`;
  if (amountFen < terms.minFen) return `单笔不少于 ${yuan(terms.minFen)}`;
  if (amountFen > terms.dailyLimitFen) return `单日不超过 ${yuan(terms.dailyLimitFen)}`;
  return undefined;
}

/** WeChat pays the member it knows; Alipay has to be told whom, unless it was told before. */
export const wantsAccount = ({ channel, accountMasked }: WithdrawalTerms['channels'][number]): boolean =>
  channel === 'alipay' && accountMasked === null;

const PHONE = /^1\d{10}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** As the server judges it, told before the form is sent. */
const isAlipayAccount = (text: string): boolean => PHONE.test(text) || EMAIL.test(text);

/** Whom Alipay pays, to be read once more before money moves; null for a wallet that needs no account. */
export function payeeOf(draft: Draft, terms: WithdrawalTerms): string | null {
  if (draft.channel !== 'alipay') return null;
  const known = terms.channels.find(({ channel }) => channel === 'alipay')?.accountMasked ?? null;
  return draft.alipayAccount.trim() || known;
}

/** What the draft costs and whether it may be sent. The server reckons again; the fee rounds half up like its own. */
export function reckon(draft: Draft, terms: WithdrawalTerms): Reckoning {
  const amountFen = parseYuan(draft.text);
  const problem = amountProblem(amountFen, draft.text, terms);
  const rate = draft.isUrgent ? terms.urgentFeeBps : terms.feeBps;
  const feeFen = applyBps(amountFen ?? fen(0), bps(rate), 'halfUp');
  const channel = terms.channels.find((one) => one.channel === draft.channel);
  // Alipay always compares the holder's name, WeChat only for larger amounts.
  const needsName =
    channel?.channel === 'alipay' || (amountFen !== null && amountFen >= terms.realNameOverFen);
  const isNamed = !needsName || draft.realName.trim() !== '';
  const asksAccount = channel !== undefined && wantsAccount(channel);
  const account = draft.alipayAccount.trim();
  const accountProblem = asksAccount && !isAlipayAccount(account) ? '应为手机号或邮箱' : undefined;
  const hasAccount = channel?.isReady === true && !accountProblem;
  const isOpen = terms.blockedReason === null && terms.dailyCountLeft > 0;
  return {
    amountFen,
    feeFen,
    beforeTaxFen: subtractFen(amountFen ?? fen(0), feeFen),
    needsName,
    needsReview: amountFen !== null && amountFen >= terms.reviewOverFen,
    problem,
    accountProblem: account === '' ? undefined : accountProblem,
    canSend: isOpen && amountFen !== null && amountFen > 0 && !problem && isNamed && hasAccount,
  };
}

export function useDraft(terms: WithdrawalTerms) {
  const channels = terms.channels.filter((one) => isReachable(one.channel));
  const [draft, setDraft] = useState<Draft>({
    text: '',
    channel: (channels.find((one) => one.isReady) ?? channels[0])?.channel,
    isUrgent: false,
    realName: '',
    alipayAccount: '',
  });
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  return { draft, change, sum: reckon(draft, terms) };
}

function toInput(draft: Draft, sum: Reckoning): ApiInput<'createWithdrawal'> {
  return {
    amountFen: sum.amountFen ?? 0,
    channel: draft.channel ?? 'wechat',
    isUrgent: draft.isUrgent,
    ...(sum.needsName ? { realName: draft.realName.trim() } : {}),
    ...(draft.channel === 'alipay' && draft.alipayAccount.trim()
      ? { alipayAccount: draft.alipayAccount.trim() }
      : {}),
  };
}

/** Sends it once, whatever the network does, then shows its progress. */
export function useSubmit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, sum }: { draft: Draft; sum: Reckoning }) => {
      const input = toInput(draft, sum);
      return once('withdraw', { input }, api.createWithdrawal);
    },
    onSuccess: (made) => {
      client.setQueryData(keys.withdrawal(made.id), made);
      void client.invalidateQueries({ queryKey: keys.all });
      replacePage(routes.withdrawal({ withdrawalId: made.id }));
    },
  });
}
