import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { SideNav } from '@/components/side-nav';
import { replacePage } from '@/lib/navigate';
import { fileUrl } from '../words';
import { NAV } from './nav';
import type { SidebarProps } from './sidebar-contract';
import styles from './sidebar.module.scss';

/** Desktop browsers only: the pages of the centre side by side. Hidden below 1024 px. */
export function Sidebar({ current, name, avatarUrl, code }: SidebarProps) {
  return (
    <View className={styles.sidebar} {...({ role: 'navigation', 'aria-label': '分销中心' } as object)}>
      <View className={styles.person}>
        <Avatar src={avatarUrl && fileUrl(avatarUrl)} name={name} size={96} ring />
        <View className={styles.who}>
          <Text className={styles.name}>{name}</Text>
          {code && <Text className={styles.code}>推广码 {code}</Text>}
        </View>
      </View>
      <SideNav groups={NAV} current={current} onGo={replacePage} />
    </View>
  );
}
