import { View } from '@tarojs/components';
import { Icon } from '@/components/icon';
import { Popup } from '@/components/popup';
import type { Product } from './api';
import { guarantees } from './guarantees';
import styles from './product.module.scss';

interface GuaranteeSheetProps {
  open: boolean;
  product: Product;
  onClose: () => void;
}

export function GuaranteeSheet({ open, product, onClose }: GuaranteeSheetProps) {
  return (
    <Popup open={open} onClose={onClose} title="服务保障">
      {guarantees(product).map((one) => (
        <View key={one.title} className={styles.promise}>
          <Icon name={one.icon} size={44} color="var(--c-jade)" />
          <View className={styles.promiseText}>
            <View className={styles.promiseTitle}>{one.title}</View>
            <View className={styles.promiseNote}>{one.text}</View>
          </View>
        </View>
      ))}
    </Popup>
  );
}
