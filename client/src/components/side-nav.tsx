import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { Icon, type IconName } from './icon';
import styles from './side-nav.module.scss';

interface Item {
  key: string;
  text: string;
  icon: IconName;
  url: string;
}

export type SideNavGroups = readonly { title: string; items: readonly Item[] }[];

interface SideNavProps {
  groups: SideNavGroups;
  current: string;
  onGo(this: void, url: string): void;
}

/** Pages below one another, beside the page that is open. For desktop browsers. */
export function SideNav({ groups, current, onGo }: SideNavProps) {
  return (
    <>
      {groups.map((group) => (
        <View key={group.title} className={styles.group}>
          <Text className={styles.title}>{group.title}</Text>
          {group.items.map((item) => (
            <Pressable
              key={item.key}
              role="link"
              className={`${styles.item} ${item.key === current ? styles.on : ''}`}
              onPress={() => item.key !== current && onGo(item.url)}
            >
              <Icon name={item.icon} size={40} />
              <Text>{item.text}</Text>
            </Pressable>
          ))}
        </View>
      ))}
    </>
  );
}
