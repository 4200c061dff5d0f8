import { Text, View } from '@tarojs/components';
import { Logo } from '@/components/logo';
import styles from './brand.module.scss';

/** The seal and the name, left of the search bar. */
export function Brand() {
  return (
    <View className={styles.brand}>
      <Logo size={60} />
      <Text className={styles.brandName}>一脉</Text>
    </View>
  );
}
