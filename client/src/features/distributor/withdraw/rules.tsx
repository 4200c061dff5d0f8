import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { yuan } from '@/lib/format';
import type { WithdrawalTerms } from '../api';
import styles from './withdraw.module.scss';

/** The limits in the words of a person. */
export function Rules({ terms }: { terms: WithdrawalTerms }) {
  const rules = [
    `单笔不少于 ${yuan(terms.minFen)}，单日不超过 ${yuan(terms.dailyLimitFen)}`,
    terms.dailyCountLeft > 0
      ? `今天还可以提现 ${terms.dailyCountLeft} 次`
      : '今天的提现次数已用完，请明天再来',
    `单笔 ${yuan(terms.reviewOverFen)} 起由人工审核`,
    `单笔 ${yuan(terms.realNameOverFen)} 起需要核对收款人姓名`,
    '个人所得税由平台依法代扣代缴，以提现单上的金额为准',
    ...(terms.debtFen > 0 ? [`待抵扣 ${yuan(terms.debtFen)}，抵扣完成后可以提现`] : []),
  ];
  return (
    <Card title="提现说明" tone="outline">
      {rules.map((rule) => (
        <View key={rule} className={styles.rule}>
          <View className={styles.bullet} />
          <Text className={styles.ruleText}>{rule}</Text>
        </View>
      ))}
    </Card>
  );
}
