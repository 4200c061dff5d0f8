import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { bps } from '@yimai/shared/kernel/bps';
import { Avatar } from '@/components/avatar';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { ListFooter } from '@/components/list-footer';
import { Popup } from '@/components/popup';
import { Skeleton } from '@/components/skeleton';
import { asset } from '@/lib/asset';
import { formatBps, formatCount, formatDay } from '@/lib/format';
import { useReviewPreview, useReviews, type Product, type Review } from './api';
import styles from './reviews.module.scss';

function Stars({ rating }: { rating: number }) {
  return (
    <View className={styles.stars} {...({ role: 'img', 'aria-label': `${rating} 星` } as object)}>
      {[1, 2, 3, 4, 5].map((n) => (
        <Icon key={n} name="star-solid" size={24} color={n <= rating ? '#d8912c' : 'var(--c-line-strong)'} />
      ))}
    </View>
  );
}

function ReviewItem({ review }: { review: Review }) {
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

function AllReviews({ productId, open, onClose }: { productId: string; open: boolean; onClose: () => void }) {
  const pages = useReviews(productId, open);
  return (
    <Popup open={open} onClose={onClose} title="全部评价">
      {pages.items ? (
        <>
          {pages.items.map((review) => (
            <ReviewItem key={review.id} review={review} />
          ))}
          <ListFooter {...pages.footer} endText="没有更多评价了" />
        </>
      ) : (
        <Skeleton preset="list" />
      )}
    </Popup>
  );
}

export function Reviews({ product }: { product: Product }) {
  const [all, setAll] = useState(false);
  const { data } = useReviewPreview(product.id);
  const any = product.reviewCount > 0;
  return (
    <View className={styles.block}>
      <View className={styles.title}>
        <Text className={styles.titleText}>买家评价{any ? `（${formatCount(product.reviewCount)}）` : ''}</Text>
        {any && (
          <Pressable className={styles.more} role="link" label="查看全部评价" onPress={() => setAll(true)}>
            好评率 <Text className={styles.rate}>{formatBps(bps(product.goodRateBps))}</Text>
            <Icon name="next" size={26} />
          </Pressable>
        )}
      </View>
      {!any && <View className={styles.none}>还没有评价，期待第一位体验的人</View>}
      {any && !data && <Skeleton preset="text" count={4} />}
      {data?.map((review) => (
        <ReviewItem key={review.id} review={review} />
      ))}
      <AllReviews productId={product.id} open={all} onClose={() => setAll(false)} />
    </View>
  );
}
