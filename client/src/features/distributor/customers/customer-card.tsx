import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Countdown } from '@/components/countdown';
import { Money } from '@/components/money';
import { Tag } from '@/components/tag';
import { formatDateTime, formatDay, formatRelative } from '@/lib/format';
import { platformLabel } from '@/lib/platform-words';
import { clock } from '@/platform/clock';
import type { Customer } from '../api';
import { CUSTOMER_STATES, fileUrl } from '../words';
import styles from './customers.module.scss';

/** How much of the protection is left, in whole percent. */
function leftPercent({ boundAt, protectedUntil }: Customer): number {
  const from = Date.parse(boundAt);
  const until = Date.parse(protectedUntil);
  const left = (until - clock.now().getTime()) / Math.max(until - from, 1);
  return Math.round(Math.min(1, Math.max(0, left)) * 100);
}

function Protection({ item }: { item: Customer }) {
  if (item.state !== 'protected')
    return (
      <Text className={styles.since}>
        {item.state === 'open' ? '保护期止于' : '归属止于'} {formatDateTime(item.protectedUntil)}
      </Text>
    );
  return (
    <View className={styles.protection}>
      <View className={styles.left}>
        <Text>保护期剩余</Text>
        <Countdown until={item.protectedUntil} endedText="刚刚到期" />
        <Text className={styles.until}>至 {formatDateTime(item.protectedUntil)}</Text>
      </View>
      <View className={styles.track}>
        <View className={styles.fill} style={{ width: `${leftPercent(item)}%` }} />
      </View>
    </View>
  );
}

export function CustomerCard({ item }: { item: Customer }) {
  const state = CUSTOMER_STATES[item.state];
  return (
    <View className={styles.card}>
      <View className={styles.head}>
        <Avatar src={item.avatarUrl && fileUrl(item.avatarUrl)} name={item.memberMasked} size={80} />
        <View className={styles.who}>
          <Text className={styles.name}>{item.memberMasked}</Text>
          <Text className={styles.from}>
            {platformLabel(item.platform)} · {formatDay(item.boundAt)}建立
          </Text>
        </View>
        <Tag tone={state.tone}>{state.text}</Tag>
      </View>
      <Protection item={item} />
      <View className={styles.figures}>
        <View className={styles.figure}>
          <Text className={styles.label}>订单</Text>
          <Text className={styles.number}>{item.orders}</Text>
        </View>
        <View className={styles.figure}>
          <Text className={styles.label}>成交额</Text>
          <Money fen={item.salesFen} size="s" />
        </View>
        <View className={styles.figure}>
          <Text className={styles.label}>最近下单</Text>
          <Text className={styles.small}>
            {item.lastOrderAt ? formatRelative(item.lastOrderAt) : '还没有'}
          </Text>
        </View>
      </View>
      <View className={styles.reason}>{item.reason}</View>
    </View>
  );
}
