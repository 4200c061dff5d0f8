import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import styles from './section-title.module.scss';

export interface SectionTitleProps {
  title: string;
  note?: string;
  /** After the title: a countdown. */
  extra?: ReactNode;
  onMore?: () => void;
}

/** The head of a section; a merchant may leave it away. */
export function SectionTitle({ title, note, extra, onMore }: SectionTitleProps) {
  if (!title && !note && !onMore) return null;
  return (
    <View className={styles.head}>
      <Text className={styles.title} {...({ role: 'heading', 'aria-level': 2 } as object)}>
        {title}
      </Text>
      {note && <Text className={styles.note}>{note}</Text>}
      {extra}
      {onMore && (
        <Pressable className={styles.more} role="link" label={`${title}，查看更多`} onPress={onMore}>
          更多
          <Icon name="next" size={26} />
        </Pressable>
      )}
    </View>
  );
}
