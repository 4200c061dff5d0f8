import { View } from '@tarojs/components';
import type { Product } from './api';
import { Detail } from './detail';
import { Reviews } from './reviews';
import styles from './product.module.scss';

export interface BelowProps {
  product: Product;
  onReviews: () => void;
}

/** What one reads after having seen the price: on phones one after the other, on desktop side by side. */
export function Below({ product, onReviews }: BelowProps) {
  return (
    <View className={styles.below}>
      <View id="stop-reviews" className={styles.belowSide}>
        <Reviews product={product} onAll={onReviews} />
      </View>
      <View id="stop-detail" className={styles.belowMain}>
        <Detail product={product} />
      </View>
    </View>
  );
}
