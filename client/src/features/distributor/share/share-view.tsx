import { Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { QrCode } from '@/components/qr-code';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { openPage } from '@/lib/navigate';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import type { ShareContent } from '@/platform/contract';
import { share } from '@/platform/share';
import { keys, type ReferralCode, type Target } from '../api';
import { TargetBar, useChoice, type Choice } from '../pick/target-bar';
import { fileUrl } from '../words';
import { CopyRow } from './copy-row';
import styles from './share.module.scss';

const TITLES = { shop: '我常逛的好物店，推荐给你', recruit: '一起把好物分享给更多人' } as const;

function contentOf({ target, product }: Choice, code: ReferralCode | undefined): ShareContent {
  const title = target === 'product' ? (product?.title ?? '推荐一件好物') : TITLES[target];
  const url = code ? `/${code.miniPath.replace(/^\//, '')}` : routes.home();
  return { title, url, imageUrl: product && target === 'product' ? fileUrl(product.imageUrl) : undefined };
}

function Code({ code, content }: { code: ReferralCode; content: ShareContent }) {
  const send = async (): Promise<void> => {
    const h5 = code.h5Url.replace(/^https?:\/\/[^/]+/, '');
    await share.share({ ...content, url: h5 });
  };
  return (
    <View className={styles.layout}>
      <Card className={styles.ticket}>
        <Text className={styles.label}>我的推广码</Text>
        <Text className={styles.code}>{code.code}</Text>
        <View className={styles.qr}>
          <QrCode id="referral-qr" text={code.h5Url} label="扫码打开推荐页" size={360} />
        </View>
        <Text className={styles.hint}>扫码、链接、口令打开的都是同一份推荐</Text>
        <Button kind="primary" block size="l" icon="share" open="share" onPress={() => void send()}>
          {share.way === 'copy' ? '复制分享链接' : '分享给朋友'}
        </Button>
      </Card>
      <View className={styles.beside}>
        <Card padding="none">
          <CopyRow name="推广码" text={code.code} />
          <CopyRow name="网页链接" text={code.h5Url} />
          <CopyRow name="口令" text={code.passphrase} />
        </Card>
        <View className={styles.notes}>
          <Text className={styles.note}>分享本身没有奖励；有人购买并过了退货期，才会结算佣金。</Text>
          <Text className={styles.note}>请如实介绍商品，不夸大功效和收入，不打扰他人。</Text>
        </View>
        <Button kind="secondary" size="l" block icon="image" onPress={() => openPage(routes.poster())}>
          做一张海报
        </Button>
      </View>
    </View>
  );
}

/** My code for the shop, a product or an invitation: as a picture, a link, a phrase, or a card of the platform. */
export function ShareView({ target: first }: { target?: Target }) {
  const { choice, setChoice, isReady } = useChoice(undefined, first);
  const { target } = choice;
  const productId = target === 'product' ? choice.product?.id : undefined;
  const query = useQuery({
    queryKey: keys.code(target, productId),
    queryFn: () => api.createReferralCode({ target, productId }),
    enabled: isReady,
  });
  const content = contentOf(choice, query.data);
  useShareAppMessage(() => share.card(content));
  usePageRefresh(query.refetch);
  return (
    <>
      <TargetBar choice={choice} onChange={setChoice} />
      {isReady ? (
        <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={760} />}>
          {(code) => <Code key={code.code} code={code} content={content} />}
        </Loadable>
      ) : (
        <EmptyState illustration="basket" title="先选一件商品" text="再为它生成专属的推广码" />
      )}
    </>
  );
}
