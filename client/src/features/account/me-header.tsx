import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { asset } from '@/lib/asset';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Member } from '@/stores/session';
import styles from './me.module.scss';

export function MeHeader({ member }: { member: Member | null }) {
  if (!member)
    return (
      <Pressable className={styles.header} role="link" label="登录" onPress={() => openPage(routes.login())}>
        <Avatar name="脉" size={120} />
        <View className={styles.who}>
          <View className={styles.name}>登录 / 注册</View>
          <View className={styles.note}>各端订单、优惠与佣金，归于一处</View>
        </View>
        <Icon name="next" size={32} color="var(--c-ink-3)" />
      </Pressable>
    );
  return (
    <Pressable className={styles.header} role="link" label="设置" onPress={() => openPage(routes.settings())}>
      <Avatar
        name={member.nickname}
        src={asset(member.avatarUrl)}
        size={120}
        ring={member.distributor === 'active'}
      />
      <View className={styles.who}>
        <View className={styles.name}>{member.nickname}</View>
        <View className={styles.note}>
          {member.phoneMasked ? <Text>{member.phoneMasked}</Text> : '绑定手机号，多端同步'}
        </View>
      </View>
      <Icon name="next" size={32} color="var(--c-ink-3)" />
    </Pressable>
  );
}
