import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Pressable } from '@/components/base/pressable';
import { StackBar } from '@/components/charts/stack-bar';
import { Icon } from '@/components/icon';
import { Money } from '@/components/money';
import { formatDay, yuan, yuanGrouped } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Dashboard } from '../api';
import styles from './dashboard.module.scss';

interface Purse {
  key: 'accruedFen' | 'availableFen' | 'withdrawingFen' | 'paidFen';
  name: string;
  /** On the night ground, which is dark in both themes. */
  color: string;
  url: string;
}

/** In the order in which money passes through them. */
const PURSES: readonly Purse[] = [
  { key: 'accruedFen', name: '待结算', color: '#d98d4e', url: routes.commissions({ state: 'accrued' }) },
  { key: 'availableFen', name: '可提现', color: '#f0d6a3', url: routes.commissions({ state: 'available' }) },
  { key: 'withdrawingFen', name: '提现中', color: '#9dbdec', url: routes.withdrawals() },
  { key: 'paidFen', name: '已到账', color: '#7fb59b', url: routes.withdrawals() },
];

function Figure({ purse, amountFen }: { purse: Purse; amountFen: number }) {
  return (
    <Pressable
      className={styles.figure}
      role="link"
      label={`${purse.name}${yuan(amountFen)}`}
      onPress={() => openPage(purse.url)}
    >
      <View className={styles.figureName}>
        <View className={styles.key} style={{ background: purse.color }} />
        {purse.name}
      </View>
      <Money fen={amountFen} size="m" tone="inherit" />
    </Pressable>
  );
}

/** The money by the state it is in, and when the next of it arrives. */
export function Balance({ data, isLive }: { data: Dashboard; isLive: boolean }) {
  const { nextMaturity } = data;
  return (
    <Card tone="night" className={styles.balance}>
      <View className={styles.balanceHead}>
        <Text className={styles.balanceName}>可提现（元）</Text>
        <View className={styles.pulse}>
          <View className={`${styles.dot} ${isLive ? styles.dotOn : ''}`} />
          {isLive ? '实时更新' : '定时更新'}
        </View>
      </View>
      <View className={styles.balanceRow}>
        <Money fen={data.availableFen} size="xl" tone="inherit" className={styles.available} />
        <Button kind="gold" size="l" onPress={() => openPage(routes.withdraw())}>
          提现
        </Button>
      </View>
      {data.debtFen > 0 && (
        <View className={styles.debt}>
          <Icon name="info" size={30} />
          退款冲回 {yuanGrouped(data.debtFen)}，将从后续佣金抵扣
        </View>
      )}
      <View className={styles.stack}>
        <StackBar
          parts={PURSES.map(({ key, name, color }) => ({ name, color, value: data[key] }))}
          summary={PURSES.map(({ key, name }) => `${name}${yuan(data[key])}`).join('，')}
        />
      </View>
      <View className={styles.figures}>
        {PURSES.map((purse) => (
          <Figure key={purse.key} purse={purse} amountFen={data[purse.key]} />
        ))}
      </View>
      <View className={styles.maturity}>
        <Icon name="clock" size={30} />
        <Text className={styles.maturityText}>
          {nextMaturity
            ? `预计 ${formatDay(nextMaturity.at)}结算 ${yuanGrouped(nextMaturity.amountFen)}`
            : '暂无已定日期的结算'}
          {data.heldFen > 0 ? `，另有 ${yuanGrouped(data.heldFen)} 正在核查` : ''}
        </Text>
        <Text className={styles.total}>累计佣金 {yuanGrouped(data.totalFen)}</Text>
      </View>
    </Card>
  );
}
