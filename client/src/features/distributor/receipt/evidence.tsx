import { Card } from '@/components/card';
import { Text, View } from '@tarojs/components';
import { formatDateTime } from '@/lib/format';
import { platformLabel } from '@/lib/platform-words';
import type { Receipt } from '../api';
import { sceneText } from '../words';
import styles from './receipt.module.scss';

/** Why the customer counted as mine when the order was placed. */
export function Evidence({ receipt }: { receipt: Receipt }) {
  const { code, clickedAt, platform, scene, boundAt, reason } = receipt.evidence;
  const facts: readonly (readonly [string, string | null])[] = [
    ['推广码', code],
    ['打开渠道', platform && platformLabel(platform)],
    ['打开方式', scene ? sceneText(scene) : null],
    ['打开时间', clickedAt && formatDateTime(clickedAt)],
    ['归属时间', boundAt && formatDateTime(boundAt)],
  ];
  return (
    <Card title="归属依据" className={styles.card}>
      <View className={styles.reason}>{reason}</View>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <View key={name} className={styles.fact}>
            <Text className={styles.factName}>{name}</Text>
            <Text className={styles.factValue}>{value}</Text>
          </View>
        ))}
    </Card>
  );
}
