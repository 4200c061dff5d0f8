import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { confirm, hideToast, toast } from '@/components/feedback';
import { Image } from '@/components/image';
import { Loadable } from '@/components/loadable';
import { Segmented } from '@/components/segmented';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { api, describeError, type ApiOutput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { copyText } from '@/platform/clipboard';
import { media } from '@/platform/media';
import type { ShareContent } from '@/platform/contract';
import { share } from '@/platform/share';
import { keys, type Platform } from '../api';
import { TargetBar, useChoice, type Choice } from '../pick/target-bar';
import { fileUrl, platformLabel, shareablePlatforms } from '../words';
import styles from './poster.module.scss';

type Poster = ApiOutput<'createPoster'>;

const PLATFORMS = shareablePlatforms.map((key) => ({ key, text: platformLabel(key) }));
/** Design pixels of a poster of 750 × 1334 at the width it is shown, so that nothing jumps when it arrives. */
const PREVIEW_HEIGHT = 960;

async function save(poster: Poster): Promise<void> {
  toast({ text: '正在保存', kind: 'loading' });
  const done = await media.save(fileUrl(poster.image.url)).catch(() => 'denied' as const);
  hideToast();
  if (done === 'saved') toast({ text: '海报已保存', kind: 'success' });
  else if (done === 'long-press')
    await confirm({ title: '长按海报保存', text: '在图片上长按，选择“保存图片”', cancelText: null });
  else
    await confirm({
      title: '没能保存到相册',
      text: '请在设置里允许使用相册，或长按海报保存',
      cancelText: null,
      confirmText: '知道了',
    });
}

function Ready({ poster }: { poster: Poster }) {
  const copy = async (): Promise<void> => {
    if (!(await copyText(poster.link))) toast('没能复制，请稍后再试');
  };
  const { width, height } = poster.image;
  return (
    <View className={styles.layout}>
      <View className={styles.frame}>
        <Image
          src={fileUrl(poster.image.url)}
          alt="带有我的推广码的海报，可长按保存"
          ratio={width / Math.max(height, 1)}
          radius="l"
          lazy={false}
          placeholderColor={poster.image.placeholderColor}
        />
      </View>
      <View className={styles.actions}>
        <Button kind="primary" size="l" block icon="download" onPress={() => void save(poster)}>
          保存海报
        </Button>
        <Button kind="secondary" size="l" block icon="link" onPress={() => void copy()}>
          复制链接
        </Button>
        <Text className={styles.code}>推广码 {poster.code}</Text>
        <Text className={styles.note}>海报由系统按商品现价生成；价格变动后请重新生成。</Text>
      </View>
    </View>
  );
}

/** The same recommendation as a card of the platform's own share menu. */
function cardOf({ target, product }: Choice, k: string | undefined): ShareContent {
  if (target === 'recruit') return { title: '一起把好物分享给更多人', url: routes.apply({ k }) };
  if (target === 'product' && product)
    return { title: product.title, url: routes.product({ productId: product.id, k }) };
  return { title: '我常逛的好物店，推荐给你', url: routes.home({ k }) };
}

/** A poster drawn by the server: what for, for which platform, then save it or copy its link. */
export function PosterView({ productId: given }: { productId?: string }) {
  const { choice, setChoice, isReady } = useChoice(given);
  const [platform, setPlatform] = useState<Platform>(shareablePlatforms[0] ?? 'h5');
  const { target } = choice;
  const productId = target === 'product' ? choice.product?.id : undefined;
  const query = useQuery({
    queryKey: keys.poster(target, productId, platform),
    queryFn: () => api.createPoster({ target, productId, platform }),
    enabled: isReady,
    staleTime: 5 * 60_000,
  });
  useShareAppMessage(() => share.card(cardOf(choice, query.data?.code)));
  usePageRefresh(query.refetch);
  return (
    <>
      <TargetBar choice={choice} onChange={setChoice} />
      <View className={styles.platforms}>
        <Text className={styles.label}>扫码打开</Text>
        <Segmented items={PLATFORMS} value={platform} onChange={setPlatform} label="扫码在哪里打开" />
      </View>
      {isReady ? (
        <Loadable
          query={query}
          describe={describeError}
          skeleton={
            <View className={styles.frame}>
              <Skeleton preset="block" height={PREVIEW_HEIGHT} />
            </View>
          }
        >
          {(poster) => <Ready poster={poster} />}
        </Loadable>
      ) : (
        <EmptyState illustration="basket" title="先选一件商品" text="海报会带上它的图片和价格" />
      )}
    </>
  );
}
