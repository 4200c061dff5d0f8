import { useState } from 'react';
import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { toast } from '@/components/feedback';
import { Icon } from '@/components/icon';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { yuan } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { api, describeError, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { keys, useFreshOnShow, type WithdrawalTerms } from '../api';
import { Amount } from './amount';
import { Channels, Urgent } from './options';
import { Payee } from './payee';
import { Rules } from './rules';
import { Summary } from './summary';
import { payeeOf, useDraft, useSubmit } from './use-withdraw';
import styles from './withdraw.module.scss';

function Form({ terms }: { terms: WithdrawalTerms }) {
  const { draft, change, sum } = useDraft(terms);
  const [isConfirming, setConfirming] = useState(false);
  const submit = useSubmit();
  const send = (): void =>
    submit.mutate(
      { draft, sum },
      {
        onError: (error) => toast({ text: errorText(error), kind: 'error' }),
        onSettled: () => setConfirming(false),
      },
    );
  return (
    <View className={styles.layout}>
      <View className={styles.form}>
        {terms.blockedReason && (
          <View className={styles.blocked} {...({ role: 'alert' } as object)}>
            <Icon name="info" size={36} />
            <View className={styles.blockedText}>{terms.blockedReason}</View>
          </View>
        )}
        <Amount terms={terms} draft={draft} change={change} problem={sum.problem} />
        <Channels terms={terms} value={draft.channel} onChange={(next) => change({ channel: next })} />
        <Payee terms={terms} draft={draft} change={change} sum={sum} />
        <Urgent
          terms={terms}
          draft={draft}
          feeFen={sum.feeFen}
          onChange={(isUrgent) => change({ isUrgent })}
        />
        <Button size="l" block disabled={!sum.canSend} onPress={() => setConfirming(true)}>
          {sum.amountFen !== null && sum.canSend ? `提现 ${yuan(sum.amountFen)}` : '提现'}
        </Button>
        <View className={styles.link}>
          <Button kind="ghost" size="s" onPress={() => openPage(routes.withdrawals())}>
            查看提现记录
          </Button>
        </View>
      </View>
      <View className={styles.rules}>
        <Rules terms={terms} />
      </View>
      <Summary
        open={isConfirming}
        onClose={() => setConfirming(false)}
        draft={draft}
        account={payeeOf(draft, terms)}
        sum={sum}
        busy={submit.isPending}
        onSend={send}
      />
    </View>
  );
}

export function WithdrawView() {
  const query = useQuery({ queryKey: keys.terms, queryFn: () => api.getWithdrawalTerms() });
  useFreshOnShow();
  usePageRefresh(query.refetch);
  return (
    <Loadable
      query={query}
      describe={describeError}
      skeleton={
        <Card>
          <Skeleton preset="text" count={8} />
        </Card>
      }
    >
      {(terms) => <Form terms={terms} />}
    </Loadable>
  );
}
