import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import type { BannerItem } from './banner-contract';
import { Image } from './image';
import styles from './banner.module.scss';

export function BannerSlide({
  item,
  first,
  onPress,
}: {
  item: BannerItem;
  first: boolean;
  onPress?: () => void;
}) {
  const style = item.color ? { backgroundColor: item.color } : undefined;
  // A picture without words beside it is described by its title.
  const alt = item.wordless && !onPress ? item.title : '';
  const content = (
    <>
      {item.imageUrl && <Image src={item.imageUrl} alt={alt} lazy={!first} placeholderColor={item.color} />}
      {!item.wordless && (
        <View className={styles.words}>
          <Text className={styles.title}>{item.title}</Text>
          {item.subtitle && <Text className={styles.subtitle}>{item.subtitle}</Text>}
        </View>
      )}
    </>
  );
  if (!onPress)
    return (
      <View className={styles.slide} style={style}>
        {content}
      </View>
    );
  return (
    <Pressable role="link" label={item.title} className={styles.slide} onPress={onPress} style={style}>
      {content}
    </Pressable>
  );
}

interface MarksProps {
  kind?: 'dots' | 'count';
  count: number;
  index: number;
}

export function BannerMarks({ kind = 'dots', count, index }: MarksProps) {
  if (count < 2) return null;
  if (kind === 'count')
    return (
      <View className={styles.count} {...({ 'aria-hidden': true } as object)}>
        {index + 1}/{count}
      </View>
    );
  return (
    <View className={styles.dots} {...({ 'aria-hidden': true } as object)}>
      {Array.from({ length: count }, (_, i) => (
        <View key={i} className={`${styles.dot} ${i === index ? styles.on : ''}`} />
      ))}
    </View>
  );
}
