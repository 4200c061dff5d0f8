import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '@/components/icon';
import type { BlockOf, BlockProps } from '../api';
import styles from './promises.module.scss';

/** The merchant's icons are ours by the same names; a newer one is a tick. */
const ICONS: Readonly<Record<BlockOf<'promises'>['items'][number]['icon'], IconName>> = {
  truck: 'truck',
  return: 'return',
  shield: 'shield',
  receipt: 'receipt',
  clock: 'clock',
  gift: 'gift',
  leaf: 'leaf',
  service: 'service',
};

export function PromisesBlock({ block }: BlockProps<'promises'>) {
  return (
    <View className={styles.promises}>
      {block.items.map(({ icon, text }, index) => (
        <View key={index} className={styles.promise}>
          <Icon name={ICONS[icon] ?? 'check'} size={30} />
          <Text>{text}</Text>
        </View>
      ))}
    </View>
  );
}
