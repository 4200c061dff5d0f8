import { View } from '@tarojs/components';
import { goBack } from '@/lib/navigate';
import { capsule } from '@/platform/viewport';
import { IconButton } from './icon-button';
import type { NavBarProps } from './nav-bar-contract';
import styles from './nav-bar.module.scss';

/** The capsule's place is known in CSS pixels and differs by phone, so this one is laid out by hand. */
export function NavBar({ title, back = true, onBack, left, children, transparent, custom }: NavBarProps) {
  if (!custom) return null;
  const { top, height, rightInset } = capsule();
  const style = { paddingTop: `${top}px`, paddingRight: `${rightInset}px` };
  return (
    <View className={`${styles.bar} ${transparent ? styles.transparent : ''}`} style={style}>
      <View className={styles.row} style={{ height: `${height}px` }}>
        {back && <IconButton icon="back" label="返回" onPress={onBack ?? goBack} />}
        {left}
        <View className={styles.middle}>{children ?? <View className={styles.title}>{title}</View>}</View>
      </View>
    </View>
  );
}
