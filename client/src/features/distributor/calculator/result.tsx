import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Card } from '@/components/card';
import { Icon } from '@/components/icon';
import { Money } from '@/components/money';
import { formatBps, yuan, yuanGrouped } from '@/lib/format';
import type { Month, Sale } from './estimate';
import styles from './calculator.module.scss';

/** The month, the multiplication behind it, and how one sale is worked out. */
export function Result({ sale, month }: { sale: Sale; month: Month }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card tone="night" className={styles.result}>
      <Text className={styles.caption}>一个月大约结算</Text>
      <Money fen={month.earnedFen} size="xl" tone="inherit" className={styles.month} />
      <View className={styles.equation}>
        <Text>每单 {yuan(sale.amountFen)}</Text>
        <Text>×</Text>
        <Text>{month.keptOrders} 单</Text>
        {month.returnedOrders > 0 && <Text>（另有 {month.returnedOrders} 单退货不计）</Text>}
      </View>
      <Text className={styles.caption}>
        对应成交 {yuanGrouped(month.salesFen)}，佣金比例{' '}
        {sale.rateBps === null ? '按件' : formatBps(sale.rateBps)}
      </Text>
      <Pressable className={styles.toggle} onPress={() => setOpen(!isOpen)}>
        每单怎么算
        <Icon name={isOpen ? 'up' : 'down'} size={28} />
      </Pressable>
      {isOpen &&
        sale.explain.map((sentence) => (
          <Text key={sentence} className={styles.sentence}>
            {sentence}
          </Text>
        ))}
    </Card>
  );
}
