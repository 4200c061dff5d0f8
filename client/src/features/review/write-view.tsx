import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Checkbox } from '@/components/choice';
import { EmptyState } from '@/components/empty-state';
import { toast } from '@/components/feedback';
import { LineItem } from '@/components/line-item';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Skeleton } from '@/components/skeleton';
import { StarsInput } from '@/components/stars';
import { asset } from '@/lib/asset';
import { once } from '@/lib/idempotency';
import { useIsLoggedIn } from '@/lib/login-gate';
import { goBack, replacePage } from '@/lib/navigate';
import { api, describeError, errorText, type ApiOutput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import { forgetReviews, useOrder } from './api';
import { useWords } from './use-words';
import { WordsFields } from './words-fields';
import styles from './review.module.scss';

type Line = ApiOutput<'getOrder'>['lines'][number];

function Form({ line }: { line: Line }) {
  const words = useWords();
  const [rating, setRating] = useState(0);
  const [isAnonymous, setAnonymous] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (rating === 0) {
      toast('请先打分');
      return;
    }
    const written = words.read();
    if (!written || isBusy) return;
    const input = { lineId: line.id, rating, ...written, isAnonymous };
    setBusy(true);
    try {
      const made = await once(`review:${line.id}`, { input }, api.createReview);
      forgetReviews(made);
      toast({ text: made.state === 'published' ? '评价已发布' : '已提交，审核后展示', kind: 'success' });
      replacePage(routes.reviews({ tab: 'written' }));
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className={styles.stack}>
      <Card>
        <View className={styles.goods}>
          <LineItem title={line.title} skuText={line.skuText} imageUrl={asset(line.imageUrl, 360)} />
        </View>
        <View className={styles.rating}>
          <StarsInput value={rating} onChange={setRating} />
        </View>
      </Card>
      <WordsFields
        words={words}
        label="您的评价"
        placeholder="味道、质量、包装、物流……您的感受能帮到后来的人"
      />
      <Checkbox checked={isAnonymous} onChange={setAnonymous}>
        匿名评价
        <Text className={styles.note}>其他顾客看不到您的昵称和头像</Text>
      </Checkbox>
      <Button block size="l" loading={isBusy} onPress={() => void submit()}>
        发布评价
      </Button>
      <Text className={styles.foot}>发布后不能修改，可以删除；180 天内可以追评一次</Text>
    </View>
  );
}

/** One received line, and what its buyer says of it. */
export function WriteView() {
  const isLoggedIn = useIsLoggedIn();
  const query = useOrder(useParam('orderId') ?? '');
  const lineId = useParam('lineId');
  if (!isLoggedIn) return <LoginWall text="登录后评价" />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="panels" count={2} />}>
      {(order) => {
        const line = order.lines.find((one) => one.canReview && (!lineId || one.id === lineId));
        return line ? (
          <Form line={line} />
        ) : (
          <EmptyState
            title="没有可评价的商品"
            text="确认收货后可以评价；已退款的商品不能评价"
            actionText="返回"
            onAction={goBack}
          />
        );
      }}
    </Loadable>
  );
}
