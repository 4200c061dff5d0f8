import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { asset } from '@/lib/asset';
import { formatDay } from '@/lib/format';
import type { ApiOutput } from '@/lib/request';
import { Avatar } from './avatar';
import { Pictures } from './pictures';
import { Stars } from './stars';
import styles from './review-item.module.scss';

type Review = ApiOutput<'listReviews'>['items'][number];

function Reply({ text }: { text: string }) {
  return (
    <View className={styles.reply}>
      <Text className={styles.replyName}>商家回复：</Text>
      {text}
    </View>
  );
}

interface ReviewItemProps {
  review: Review;
  /** Beside the date: a state. */
  extra?: ReactNode;
  /** The same for what was added later. */
  followUpExtra?: ReactNode;
  /** Below: what may be done with it. */
  children?: ReactNode;
}

/** What somebody says of goods, what they added later, and what the shop answered. */
export function ReviewItem({ review, extra, followUpExtra, children }: ReviewItemProps) {
  const { followUp } = review;
  return (
    <View className={styles.review}>
      <View className={styles.head}>
        <Avatar src={asset(review.avatarUrl)} name={review.author} size={64} />
        <View className={styles.who}>
          <Text className={styles.author}>{review.author}</Text>
          <Stars rating={review.rating} />
        </View>
        <View className={styles.aside}>
          {extra}
          <Text className={styles.at}>{formatDay(review.at)}</Text>
        </View>
      </View>
      <View className={styles.text}>{review.text}</View>
      {review.pictures.length > 0 && <Pictures images={review.pictures} />}
      {review.skuText && <Text className={styles.sku}>{review.skuText}</Text>}
      {review.reply && <Reply text={review.reply.text} />}
      {followUp && (
        <View className={styles.followUp}>
          <View className={styles.followUpHead}>
            <Text className={styles.followUpName}>
              {followUp.days > 0 ? `${followUp.days} 天后追评` : '当天追评'}
            </Text>
            {followUpExtra}
          </View>
          <View className={styles.text}>{followUp.text}</View>
          {followUp.pictures.length > 0 && <Pictures images={followUp.pictures} />}
          {followUp.reply && <Reply text={followUp.reply.text} />}
        </View>
      )}
      {children}
    </View>
  );
}
