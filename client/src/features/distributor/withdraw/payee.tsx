import { useState } from 'react';
import { Field, FieldGroup } from '@/components/field';
import { yuan } from '@/lib/format';
import type { WithdrawalTerms } from '../api';
import { wantsAccount, type Draft, type Reckoning } from './use-withdraw';

interface PayeeProps {
  terms: WithdrawalTerms;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  sum: Reckoning;
}

/** What the channel still has to know about the payee; nothing for small amounts to a known account. */
export function Payee({ terms, draft, change, sum }: PayeeProps) {
  const { needsName, accountProblem } = sum;
  // Said when the field is left: while somebody types, every account is wrong until its last letter.
  const [isLeft, setLeft] = useState(false);
  const channel = terms.channels.find((one) => one.channel === draft.channel);
  const needsAccount = channel !== undefined && wantsAccount(channel);
  if (!needsName && !needsAccount) return null;
  return (
    <FieldGroup>
      {needsAccount && (
        <Field
          label="支付宝账号"
          required
          placeholder="手机号或邮箱"
          maxLength={64}
          error={isLeft ? accountProblem : undefined}
          onBlur={() => setLeft(true)}
          onChange={(alipayAccount) => change({ alipayAccount })}
        />
      )}
      {needsName && (
        <Field
          label="真实姓名"
          required
          placeholder="与收款账户实名一致"
          hint={
            needsAccount
              ? '支付宝会核对姓名，不一致时无法到账'
              : `单笔 ${yuan(terms.realNameOverFen)} 起，收款方会核对姓名`
          }
          maxLength={30}
          onChange={(realName) => change({ realName })}
        />
      )}
    </FieldGroup>
  );
}
