import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { StackBar } from '@/components/charts/stack-bar';
import { Money } from '@/components/money';
import { platformLabel } from '@/lib/platform-words';
import type { Dashboard, Platform } from '../api';
import styles from './dashboard.module.scss';

const COLORS: Record<Platform, string> = {
  wechat: 'var(--c-jade)',
  douyin: 'var(--c-indigo)',
  h5: 'var(--c-gold)',
};

interface Props {
  parts: Dashboard['byPlatform'];
  days: number;
}

/** Where the orders were placed. */
export function PlatformSplit({ parts, days }: Props) {
  const orders = parts.reduce((sum, part) => sum + part.orders, 0);
  return (
    <Card title="成交渠道" extra={`近 ${days} 天`} className={styles.block}>
      {orders === 0 ? (
        <View className={styles.none}>近 {days} 天还没有成交，分享好物后会显示在这里</View>
      ) : (
        <>
          <StackBar
            parts={parts.map(({ platform, commissionFen }) => ({
              name: platform,
              value: Math.max(0, commissionFen),
              color: COLORS[platform],
            }))}
            summary={parts.map((part) => `${platformLabel(part.platform)}${part.orders}笔`).join('，')}
          />
          {parts.map((part) => (
            <View key={part.platform} className={styles.split}>
              <View className={styles.key} style={{ background: COLORS[part.platform] }} />
              <Text className={styles.splitName}>{platformLabel(part.platform)}</Text>
              <Text className={styles.splitNote}>{part.orders} 笔</Text>
              <Money fen={part.commissionFen} size="s" />
            </View>
          ))}
        </>
      )}
    </Card>
  );
}
