import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Card } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import styles from './dashboard.module.scss';

interface Shortcut {
  text: string;
  icon: IconName;
  url: string;
  count?: number;
}

/** On phones, what the sidebar is on desktop. */
export function Shortcuts({ customers, team }: { customers: number; team: number }) {
  const items: readonly Shortcut[] = [
    { text: '素材库', icon: 'gift', url: routes.materials() },
    { text: '做海报', icon: 'image', url: routes.poster() },
    { text: '佣金明细', icon: 'receipt', url: routes.commissions() },
    { text: '提现记录', icon: 'wallet', url: routes.withdrawals() },
    { text: '我的客户', icon: 'user', url: routes.customers(), count: customers },
    { text: '我的伙伴', icon: 'team', url: routes.team(), count: team },
    { text: '邀请进度', icon: 'check-circle', url: routes.invites() },
    { text: '收入测算', icon: 'spark', url: routes.calculator() },
    { text: '推广码', icon: 'share', url: routes.share() },
    { text: '链接体检', icon: 'link', url: routes.links() },
    { text: '新手引导', icon: 'star', url: routes.guide() },
    { text: '我的身份', icon: 'shield', url: routes.identities() },
  ];
  return (
    <Card padding="none" className={styles.block}>
      <View className={styles.shortcuts}>
        {items.map((item) => (
          <Pressable
            key={item.text}
            role="link"
            className={styles.shortcut}
            onPress={() => openPage(item.url)}
          >
            <View className={styles.shortcutIcon}>
              <Icon name={item.icon} size={44} />
            </View>
            <Text className={styles.shortcutText}>
              {item.text}
              {item.count !== undefined && item.count > 0 ? ` ${item.count}` : ''}
            </Text>
          </Pressable>
        ))}
      </View>
    </Card>
  );
}
