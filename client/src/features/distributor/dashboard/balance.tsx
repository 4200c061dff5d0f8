import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Money } from '@/components/money';
import { formatDay, yuan } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Dashboard } from '../api';
import styles from './dashboard.module.scss';

function Figure({ name, amountFen, onPress }: { name: string; amountFen: number; onPress: () => void }) {
  return (
    <Pressable className={styles.figure} role="link" label={`${name}${yuan(amountFen)}`} onPress={onPress}>
      <Text className={styles.figureName}>{name}</Text>
      <Money fen={amountFen} size="m" tone="inherit" />
    </Pressable>
  );
}

/** The money, by the state it is in. */
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
          退款冲回 {yuan(data.debtFen)}，将从后续佣金抵扣
        </View>
      )}
      <View className={styles.figures}>
        <Figure
          name="待结算"
          amountFen={data.accruedFen}
          onPress={() => openPage(routes.commissions({ state: 'accrued' }))}
        />
        <Figure
          name="提现中"
          amountFen={data.withdrawingFen}
          onPress={() => openPage(routes.withdrawals())}
        />
        <Figure name="已到账" amountFen={data.paidFen} onPress={() => openPage(routes.withdrawals())} />
        <Figure name="累计佣金" amountFen={data.totalFen} onPress={() => openPage(routes.commissions())} />
      </View>
      <View className={styles.maturity}>
        <Icon name="clock" size={30} />
        <Text className={styles.maturityText}>
          {nextMaturity
            ? `预计 ${formatDay(nextMaturity.at)}结算 ${yuan(nextMaturity.amountFen)}`
            : '暂无待结算佣金'}
          {data.heldFen > 0 ? `，其中 ${yuan(data.heldFen)} 正在核查` : ''}
        </Text>
      </View>
    </Card>
  );
}
