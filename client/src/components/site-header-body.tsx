import { Text, View } from '@tarojs/components';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useCurrentPath } from '@/platform/viewport';
import { Badge } from './badge';
import { Pressable } from './base/pressable';
import { Icon } from './icon';
import { Logo } from './logo';
import { SearchBar } from './search-bar';
import { useShell } from './shell-context';
import styles from './site-header.module.scss';

const LINKS = [
  { text: '首页', url: routes.home() },
  { text: '分类', url: routes.category() },
] as const;

/** What the tab bar is on a phone. */
export function SiteHeaderBody() {
  const { cartCount, memberName, isDistributor } = useShell();
  const path = useCurrentPath();
  return (
    <View {...({ role: 'banner' } as object)}>
      <View className={styles.inner}>
        <Pressable
          className={styles.brand}
          role="link"
          label="一脉，回到首页"
          onPress={() => openPage(routes.home())}
        >
          <Logo size={64} />
          <Text className={styles.name}>一脉</Text>
        </Pressable>
        <View className={styles.links} {...({ role: 'navigation', 'aria-label': '主导航' } as object)}>
          {LINKS.map((link) => (
            <Pressable
              key={link.url}
              role="link"
              className={`${styles.link} ${path === link.url ? styles.on : ''}`}
              onPress={() => openPage(link.url)}
            >
              {link.text}
            </Pressable>
          ))}
          {isDistributor && (
            <Pressable role="link" className={styles.link} onPress={() => openPage(routes.dashboard())}>
              分销中心
            </Pressable>
          )}
        </View>
        <View className={styles.search}>
          <SearchBar onPress={() => openPage(routes.search())} placeholder="搜索好物、品牌、产地" />
        </View>
        <Pressable
          className={styles.action}
          role="link"
          label={cartCount > 0 ? `购物车，${cartCount}件` : '购物车'}
          onPress={() => openPage(routes.cart())}
        >
          <Icon name="cart" size={44} />
          <Badge count={cartCount} className={styles.badge} />
          <Text>购物车</Text>
        </Pressable>
        <Pressable className={styles.action} role="link" onPress={() => openPage(routes.me())}>
          <Icon name="user" size={44} />
          <Text>{memberName ?? '我的'}</Text>
        </Pressable>
      </View>
    </View>
  );
}
