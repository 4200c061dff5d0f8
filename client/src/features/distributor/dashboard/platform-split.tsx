import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { RingChart } from '@/components/charts/ring-chart';
import { Money } from '@/components/money';
import { formatCount } from '@/lib/format';
import type { Dashboard } from '../api';
import { platformLabel } from '../words';
import styles from './dashboard.module.scss';

interface Props {
  parts: Dashboard['byPlatform'];
  clicks: number;
}

/** Where the orders of the last thirty days were placed. */
export function PlatformSplit({ parts, clicks }: Props) {
  const orders = parts.reduce((sum, part) => sum + part.orders, 0);
  return (
    <Card title="成交渠道" extra="近 30 天" className={styles.block}>
      {orders === 0 ? (
        <View className={styles.none}>近 30 天还没有成交，分享好物后会显示在这里</View>
      ) : (
        <>
          <RingChart
            id="split"
            parts={parts.map((part) => ({ name: platformLabel(part.platform), value: part.commissionFen }))}
            center={`${orders}`}
            caption="笔成交"
            height={280}
          />
          <View className={styles.splits}>
            {parts.map((part) => (
              <View key={part.platform} className={styles.split}>
                <Text className={styles.splitName}>{platformLabel(part.platform)}</Text>
                <Text className={styles.splitNote}>{part.orders} 笔</Text>
                <Money fen={part.commissionFen} size="s" />
              </View>
            ))}
          </View>
        </>
      )}
      <View className={styles.clicks}>推广链接被打开 {formatCount(clicks)} 次</View>
    </Card>
  );
}
