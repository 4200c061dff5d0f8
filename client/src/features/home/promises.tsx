import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '@/components/icon';
import styles from './home.module.scss';

const PROMISES: readonly { icon: IconName; text: string }[] = [
  { icon: 'truck', text: '48 小时发货' },
  { icon: 'return', text: '七天无理由' },
  { icon: 'shield', text: '官方支付' },
  { icon: 'receipt', text: '佣金可查' },
];

export function Promises() {
  return (
    <View className={styles.promises}>
      {PROMISES.map((one) => (
        <View key={one.text} className={styles.promise}>
          <Icon name={one.icon} size={30} />
          <Text>{one.text}</Text>
        </View>
      ))}
    </View>
  );
}
