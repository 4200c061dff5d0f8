import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
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
      {NAV.map((group) => (
        <View key={group.title} className={styles.group}>
          <Text className={styles.title}>{group.title}</Text>
          {group.items.map((item) => (
            <Pressable
              key={item.key}
              role="link"
              className={`${styles.item} ${item.key === current ? styles.on : ''}`}
              onPress={() => item.key !== current && replacePage(item.url)}
            >
              <Icon name={item.icon} size={40} />
              <Text>{item.text}</Text>
            </Pressable>
          ))}
        </View>
      ))}
    </View>
  );
}
