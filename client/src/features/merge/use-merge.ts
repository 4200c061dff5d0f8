import { useState } from 'react';
import { confirm, notify, toast } from '@/components/feedback';
import { once } from '@/lib/idempotency';
import { beginSession } from '@/lib/member';
import { goBack } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { api, errorText, isCode } from '@/lib/request';
import { session } from '@/stores/session';
import { mergeKey, type Proposal } from './api';

async function sendMergeCode(phone: string): Promise<number | null> {
  try {
    return (await api.sendSmsCode({ phone, purpose: 'merge' })).retryAfterSeconds;
  } catch (error) {
    toast(errorText(error));
    return null;
  }
}

/** Consent and proof of one merge. Nothing is ticked and nothing is sent before the person acts. */
export function useMerge(proposal: Proposal) {
  const [agreed, setAgreed] = useState(false);
  const [phone, setPhone] = useState('');
  const [smsCode, setSmsCode] = useState('');
  const [isBusy, setBusy] = useState(false);

  const accept = async (): Promise<void> => {
    const input = {
      proposalId: proposal.id,
      consentVersion: proposal.consentVersion,
      ...(smsCode ? { otherSideSmsCode: smsCode } : {}),
    };
    const answer = await once(`merge:${proposal.id}`, { input }, api.confirmMerge);
    if (answer.state === 'merged') {
      if (answer.tokens) beginSession({ tokens: answer.tokens, member: answer.member });
      else session.setMember(answer.member);
      await notify('合并完成', '两个账号的订单、优惠与佣金已经归到一起');
      goBack();
      return;
    }
    await queryClient.invalidateQueries({ queryKey: mergeKey });
    await notify('本端已确认', '请在另一个账号登录的平台打开“账号合并”，确认后即可完成');
  };
  const run = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      toast(errorText(error));
      if (isCode(error, 'MERGE_EXPIRED') || isCode(error, 'MERGE_NOT_FOUND'))
        void queryClient.invalidateQueries({ queryKey: mergeKey });
    } finally {
      setBusy(false);
    }
  };
  const reject = async (): Promise<void> => {
    const text = '两个账号将继续各自使用，之后仍可重新发起';
    if (!(await confirm({ title: '暂不合并？', text, confirmText: '暂不合并' }))) return;
    await run(async () => {
      await api.rejectMerge({ proposalId: proposal.id });
      void queryClient.invalidateQueries({ queryKey: ['me'] });
      await queryClient.invalidateQueries({ queryKey: mergeKey });
      goBack();
    });
  };
  const submit = (): void => {
    if (!agreed) toast('请先阅读并勾选合并说明');
    else if (smsCode !== '' && !/^\d{6}$/.test(smsCode)) toast('验证码为 6 位数字');
    else void run(accept);
  };
  return {
    agreed,
    setAgreed,
    phone,
    setPhone,
    smsCode,
    setSmsCode,
    isBusy,
    send: () => sendMergeCode(phone),
    submit,
    reject: () => void reject(),
  };
}

export type MergeState = ReturnType<typeof useMerge>;
