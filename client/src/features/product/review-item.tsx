import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Icon } from '@/components/icon';
import { asset } from '@/lib/asset';
import { formatDay } from '@/lib/format';
import type { Review } from './api';
import styles from './reviews.module.scss';

function Stars({ rating }: { rating: number }) {
  return (
    <View className={styles.stars} {...({ role: 'img', 'aria-label': `${rating} 星` } as object)}>
      {[1, 2, 3, 4, 5].map((n) => (
        <Icon
          key={n}
          name="star-solid"
          size={24}
          color={n <= rating ? 'var(--c-star)' : 'var(--c-line-strong)'}
        />
      ))}
    </View>
  );
}

export function ReviewItem({ review }: { review: Review }) {
  return (
    <View className={styles.review}>
      <View className={styles.head}>
        <Avatar src={asset(review.avatarUrl)} name={review.author} size={64} />
        <View className={styles.who}>
          <Text className={styles.author}>{review.author}</Text>
          <Stars rating={review.rating} />
        </View>
        <Text className={styles.at}>{formatDay(review.at)}</Text>
      </View>
      <View className={styles.text}>{review.text}</View>
      {review.skuText && <Text className={styles.sku}>{review.skuText}</Text>}
    </View>
  );
}
