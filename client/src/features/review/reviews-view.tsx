import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { confirm, toast } from '@/components/feedback';
import { LineItem } from '@/components/line-item';
import { ListFooter } from '@/components/list-footer';
import { LoginWall } from '@/components/login-wall';
import { ReviewItem } from '@/components/review-item';
import { Skeleton } from '@/components/skeleton';
import { Tabs } from '@/components/tabs';
import { WindowedList } from '@/components/windowed-list';
import { asset } from '@/lib/asset';
import { useIsLoggedIn } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { api, describeError, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import { forgetReviews, useMyReviews, useWaitingReviews, type MyReview } from './api';
import { FollowUpSheet } from './follow-up-sheet';
import styles from './review.module.scss';

const TABS = [
  { key: 'waiting', text: '待评价' },
  { key: 'written', text: '已评价' },
] as const;

function Waiting() {
  const pages = useWaitingReviews();
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="panels" count={3} />;
  }
  if (pages.items.length === 0)
    return (
      <EmptyState
        title="没有待评价的商品"
        text="收到商品后，在这里说说感受"
        actionText="查看订单"
        onAction={() => openPage(routes.orders())}
      />
    );
  return (
    <>
      <WindowedList
        items={pages.items}
        keyOf={({ lineId }) => lineId}
        stack={styles.stack}
        className={styles.stack}
      >
        {({ orderId, lineId, goods }) => (
          <Card key={lineId}>
            <View className={styles.goods}>
              <LineItem title={goods.title} skuText={goods.skuText} imageUrl={asset(goods.imageUrl, 360)}>
                <View className={styles.actions}>
                  <Button size="s" onPress={() => openPage(routes.review({ orderId, lineId }))}>
                    评价
                  </Button>
                </View>
              </LineItem>
            </View>
          </Card>
        )}
      </WindowedList>
      <ListFooter {...pages.footer} endText="没有更多了" />
    </>
  );
}

function Standing({ state, stateText }: Pick<MyReview, 'state' | 'stateText'>) {
  return (
    <Text className={`${styles.state} ${state === 'published' ? styles.published : ''}`}>{stateText}</Text>
  );
}

function Written({ onFollowUp }: { onFollowUp: (review: MyReview) => void }) {
  const pages = useMyReviews();
  const drop = async (review: MyReview): Promise<void> => {
    const yes = await confirm({
      title: '删除这条评价？',
      text: '删除后不能恢复，也不能再次评价这件商品',
      confirmText: '删除',
      danger: true,
    });
    if (!yes) return;
    try {
      await api.deleteReview({ reviewId: review.id });
      forgetReviews(review);
      toast('评价已删除');
    } catch (error) {
      toast(errorText(error));
    }
  };
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="panels" count={3} />;
  }
  if (pages.items.length === 0) return <EmptyState title="还没有写过评价" text="您的感受能帮到后来的人" />;
  return (
    <>
      <WindowedList
        items={pages.items}
        keyOf={({ id }) => id}
        stack={styles.stack}
        className={styles.stack}
        part={5}
      >
        {(review) => (
          <Card key={review.id}>
            <View className={styles.goods}>
              <LineItem
                title={review.goods.title}
                imageUrl={asset(review.goods.imageUrl, 360)}
                onPress={() => openPage(routes.product({ productId: review.goods.productId }))}
              />
            </View>
            <ReviewItem
              review={review}
              extra={<Standing {...review} />}
              followUpExtra={review.followUp && <Standing {...review.followUp} />}
            >
              {review.reason && <View className={styles.reason}>原因：{review.reason}</View>}
              {review.followUp?.reason && (
                <View className={styles.reason}>追评：{review.followUp.reason}</View>
              )}
              <View className={styles.actions}>
                <Button size="s" kind="secondary" onPress={() => void drop(review)}>
                  删除
                </Button>
                {review.canFollowUp && (
                  <Button size="s" kind="secondary" onPress={() => onFollowUp(review)}>
                    追评
                  </Button>
                )}
              </View>
            </ReviewItem>
          </Card>
        )}
      </WindowedList>
      <ListFooter {...pages.footer} endText="没有更多评价了" />
    </>
  );
}

export function ReviewsView() {
  const asked = useParam('tab');
  const [tab, setTab] = useState<(typeof TABS)[number]['key']>(asked === 'written' ? 'written' : 'waiting');
  const [added, setAdded] = useState<MyReview | null>(null);
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看您的评价" />;
  return (
    <View className={styles.stack}>
      <Tabs items={TABS} value={tab} onChange={setTab} even sticky />
      {tab === 'waiting' ? <Waiting /> : <Written onFollowUp={setAdded} />}
      <FollowUpSheet key={added?.id ?? 'none'} review={added} onClose={() => setAdded(null)} />
    </View>
  );
}
