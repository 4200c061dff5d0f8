import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { TextInput } from '@/components/base/text-input';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { yuan } from '@/lib/format';
import type { WithdrawalTerms } from '../api';
import type { Draft } from './use-withdraw';
import styles from './withdraw.module.scss';

interface AmountProps {
  terms: WithdrawalTerms;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problem?: string;
}

/** How much: typed, or all of it (as far as the day's limit goes). */
export function Amount({ terms, draft, change, problem }: AmountProps) {
  const [version, setVersion] = useState(0);
  const most = Math.min(terms.availableFen, terms.dailyLimitFen);
  const takeAll = (): void => {
    change({ text: formatYuan(fen(most)) });
    setVersion((n) => n + 1); // the input is uncontrolled: lay it out anew with the new text
  };
  return (
    <Card className={styles.amountCard}>
      <Text className={styles.label}>提现金额</Text>
      <View className={`${styles.amount} ${problem ? styles.wrong : ''}`}>
        <Text className={styles.mark}>¥</Text>
        <TextInput
          key={version}
          kind="decimal"
          label="提现金额，元"
          defaultValue={draft.text}
          placeholder="0.00"
          maxLength={12}
          invalid={Boolean(problem)}
          className={styles.input}
          onChange={(text) => change({ text: text.trim() })}
        />
        <Button kind="soft" size="s" disabled={most <= 0} onPress={takeAll}>
          全部
        </Button>
      </View>
      {problem ? (
        <Text className={styles.problem} {...({ role: 'alert' } as object)}>
          {problem}
        </Text>
      ) : (
        <Text className={styles.hint}>
          可提现 {yuan(terms.availableFen)}，待结算 {yuan(terms.accruedFen)}
        </Text>
      )}
    </Card>
  );
}
