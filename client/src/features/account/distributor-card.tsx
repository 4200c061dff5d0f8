import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Money } from '@/components/money';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Member } from '@/stores/session';
import { useEarnings } from './api';
import styles from './me.module.scss';

const INVITES = {
  none: { title: '成为分销员', text: '免费加入，分享好物，佣金逐笔可查', action: '去看看' },
  pending: { title: '申请审核中', text: '结果会在这里更新', action: '查看' },
  rejected: { title: '申请未通过', text: '可以查看原因，补充后重新提交', action: '查看原因' },
  suspended: { title: '分销资格已暂停', text: '如有疑问请联系客服', action: '查看' },
} as const;

function Earnings() {
  const earnings = useEarnings();
  const figures = [
    { name: '可提现', fen: earnings?.availableFen },
    { name: '今日佣金', fen: earnings?.today.commissionFen },
    { name: '待结算', fen: earnings?.accruedFen },
  ];
  return (
    <Pressable
      className={styles.distributor}
      role="link"
      label="分销中心"
      onPress={() => openPage(routes.dashboard())}
    >
      <View className={styles.distributorHead}>
        <Text className={styles.distributorTitle}>分销中心</Text>
        <Icon name="next" size={28} />
      </View>
      <View className={styles.figures}>
        {figures.map((one) => (
          <View key={one.name} className={styles.figure}>
            {one.fen === undefined ? (
              <Text className={styles.unknown}>—</Text>
            ) : (
              <Money fen={one.fen} tone="inherit" size="m" />
            )}
            <Text className={styles.figureName}>{one.name}</Text>
          </View>
        ))}
      </View>
    </Pressable>
  );
}

export function DistributorCard({ member }: { member: Member | null }) {
  const status = member?.distributor ?? 'none';
  if (status === 'active') return <Earnings />;
  const invite = INVITES[status];
  return (
    <Pressable
      className={styles.distributor}
      role="link"
      label={invite.title}
      onPress={() => openPage(routes.apply())}
    >
      <View className={styles.invite}>
        <View className={styles.inviteText}>
          <View className={styles.distributorTitle}>{invite.title}</View>
          <View className={styles.figureName}>{invite.text}</View>
        </View>
        <View className={styles.inviteAction}>{invite.action}</View>
      </View>
    </Pressable>
  );
}
