import { Text, View } from '@tarojs/components';
import { bps } from '@yimai/shared/kernel/bps';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { askAgain, ListFooter } from '@/components/list-footer';
import { ReviewItem } from '@/components/review-item';
import { Skeleton } from '@/components/skeleton';
import { Stars } from '@/components/stars';
import { formatBps, formatCount } from '@/lib/format';
import { useReviewPreview, type Product } from './api';
import { averageText } from './review-summary';
import styles from './reviews.module.scss';

export function Reviews({ product, onAll }: { product: Product; onAll: () => void }) {
  const preview = useReviewPreview(product.id);
  const { data, isError } = preview;
  const any = product.reviewCount > 0;
  const { averageTenths } = product.reviews;
  return (
    <View className={styles.block}>
      <View className={styles.title}>
        <Text className={styles.titleText}>
          买家评价{any ? `（${formatCount(product.reviewCount)}）` : ''}
        </Text>
        {any && (
          <Pressable className={styles.more} role="link" label="查看全部评价" onPress={onAll}>
            好评率 <Text className={styles.rate}>{formatBps(bps(product.goodRateBps))}</Text>
            <Icon name="next" size={26} />
          </Pressable>
        )}
      </View>
      {averageTenths !== null && (
        <View className={styles.average}>
          <Stars rating={Math.round(averageTenths / 10)} size={28} />
          <Text>{averageText(averageTenths)} 分</Text>
        </View>
      )}
      {!any && <View className={styles.none}>还没有评价，期待第一位体验的人</View>}
      {any && !data && !isError && <Skeleton preset="text" count={4} />}
      {any && !data && isError && <ListFooter {...askAgain(preview)} />}
      {data?.map((review) => (
        <ReviewItem key={review.id} review={review} />
      ))}
    </View>
  );
}
