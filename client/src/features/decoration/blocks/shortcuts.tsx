import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { asset } from '@/lib/asset';
import type { BlockProps } from '../api';
import { wayTo } from '../way-to';
import styles from './shortcuts.module.scss';

/** Ways into the shop: four in a row, or five where that leaves no gap. */
export function ShortcutsBlock({ block }: BlockProps<'shortcuts'>) {
  const inFives = block.items.length > 8 || block.items.length === 5;
  return (
    <View className={`${styles.shortcuts} ${inFives ? styles.fives : ''}`}>
      {block.items.map(({ title, imageUrl, link }, index) => (
        <Pressable key={index} role="link" label={title} className={styles.shortcut} onPress={wayTo(link)}>
          <View className={styles.icon}>
            <Image
              src={asset(imageUrl)}
              alt=""
              ratio={1}
              radius="l"
              lazy={false}
              placeholderColor="transparent"
            />
          </View>
          <Text className={styles.name}>{title}</Text>
        </Pressable>
      ))}
    </View>
  );
}
