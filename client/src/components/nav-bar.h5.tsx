import { View } from '@tarojs/components';
import { goBack } from '@/lib/navigate';
import { IconButton } from './icon-button';
import type { NavBarProps } from './nav-bar-contract';
import styles from './nav-bar.module.scss';

/** A browser has no bar of its own. From 1024 px on the site header takes its place. */
export function NavBar({ title, back = true, onBack, left, right, children, transparent }: NavBarProps) {
  // A title is centred between two sides of equal width; a search bar takes what is there.
  const isCentred = !children;
  return (
    <View
      className={`${styles.bar} ${styles.browser} ${transparent ? styles.transparent : ''}`}
      {...({ role: 'banner' } as object)}
    >
      <View className={`${styles.row} ${back ? '' : styles.inset}`}>
        {(back || left || isCentred) && (
          <View className={styles.side}>
            {back && <IconButton icon="back" label="返回" onPress={onBack ?? goBack} />}
            {left}
          </View>
        )}
        <View className={styles.middle}>{children ?? <h1 className={styles.title}>{title}</h1>}</View>
        {(right || isCentred) && <View className={`${styles.side} ${styles.right}`}>{right}</View>}
      </View>
    </View>
  );
}
