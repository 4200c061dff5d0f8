import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import styles from './home.module.scss';

export interface SectionTitleProps {
  title: string;
  note?: string;
  onMore?: () => void;
}

export function SectionTitle({ title, note, onMore }: SectionTitleProps) {
  return (
    <View className={styles.sectionHead}>
      <Text className={styles.sectionTitle}>{title}</Text>
      {note && <Text className={styles.sectionNote}>{note}</Text>}
      {onMore && (
        <Pressable className={styles.sectionMore} role="link" label={`${title}，查看更多`} onPress={onMore}>
          更多
          <Icon name="next" size={26} />
        </Pressable>
      )}
    </View>
  );
}
