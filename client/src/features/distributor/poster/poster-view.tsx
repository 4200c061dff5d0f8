import { useState } from 'react';
import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { confirm, hideToast, toast } from '@/components/feedback';
import { Image } from '@/components/image';
import { Loadable } from '@/components/loadable';
import { Popup } from '@/components/popup';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { describeError, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { copyText } from '@/platform/clipboard';
import { media } from '@/platform/media';
import { openSettings } from '@/platform/permissions';
import type { ShareContent } from '@/platform/contract';
import { share } from '@/platform/share';
import { TargetBar, useChoice, type Choice } from '../pick/target-bar';
import { fileUrl } from '../words';
import { StudioPanel } from './studio-panel';
import { useStudio, type Poster, type Studio } from './use-studio';
import styles from './poster.module.scss';

/** A poster is 750 × 1334. */
const RATIO = 750 / 1334;
/** Design pixels of it at the width it is shown, so that nothing jumps when it arrives. */
const PREVIEW_HEIGHT = 712;

/** The same recommendation as a card of the platform's own share menu. */
function cardOf({ target, product }: Choice, k: string | undefined): ShareContent {
  if (target === 'recruit') return { title: '一起把好物分享给更多人', url: routes.apply({ k }) };
  if (target === 'product' && product)
    return { title: product.title, url: routes.product({ productId: product.id, k }) };
  return { title: '我常逛的好物店，推荐给你', url: routes.home({ k }) };
}

function Stage({ studio }: { studio: Studio }) {
  const { preview, isDrawing, copyProblem } = studio;
  // Words that are refused leave the picture as it was; the reason stands at the words.
  const query = copyProblem ? { ...preview, error: null } : preview;
  return (
    <View className={styles.stage}>
      <Loadable
        query={query}
        describe={describeError}
        skeleton={<Skeleton preset="block" height={PREVIEW_HEIGHT} />}
      >
        {({ image }) => (
          <View className={`${styles.frame} ${isDrawing ? styles.drawing : ''}`}>
            <Image
              src={fileUrl(image.url)}
              alt="海报预览，带有我的推广码"
              ratio={RATIO}
              radius="m"
              lazy={false}
              placeholderColor={image.placeholderColor}
            />
          </View>
        )}
      </Loadable>
    </View>
  );
}

/** Draws the picture in full and puts it where the platform allows. `show`: it has to be pressed long. */
async function save(studio: Studio, show: (poster: Poster) => void): Promise<void> {
  toast({ text: '正在保存', kind: 'loading' });
  try {
    const poster = await studio.full.mutateAsync();
    const done = await media.save(fileUrl(poster.image.url)).catch(() => 'failed' as const);
    hideToast();
    if (done === 'saved') toast({ text: '海报已保存', kind: 'success' });
    else if (done === 'long-press') show(poster);
    else if (done === 'denied') {
      const text = '允许“保存到相册”后，再点一次保存即可';
      if (await confirm({ title: '没有相册权限', text, confirmText: '去设置' })) await openSettings();
    } else toast('没能保存，请检查网络后再试');
  } catch (error) {
    toast({ text: errorText(error), kind: 'error' });
  }
}

function Actions({ studio, isReady }: { studio: Studio; isReady: boolean }) {
  const [shown, setShown] = useState<Poster | null>(null);
  const link = studio.preview.data?.link;
  const copy = async (): Promise<void> => {
    if (!link || !(await copyText(link))) toast('没能复制，请稍后再试');
  };
  return (
    <View className={styles.actions}>
      <Button kind="secondary" size="l" icon="link" disabled={!link} onPress={() => void copy()}>
        复制链接
      </Button>
      <Button
        size="l"
        icon="download"
        className={styles.save}
        loading={studio.full.isPending}
        disabled={!isReady || studio.copyProblem !== undefined}
        onPress={() => void save(studio, setShown)}
      >
        保存海报
      </Button>
      <Popup open={shown !== null} onClose={() => setShown(null)} title="长按图片保存">
        {shown && (
          <Image
            src={fileUrl(shown.image.url)}
            alt="海报，可长按保存"
            ratio={RATIO}
            radius="m"
            lazy={false}
          />
        )}
      </Popup>
    </View>
  );
}

/** The poster studio: what for, which template and colours, one's own words, for which platform; then save it. */
export function PosterView({ productId: given }: { productId?: string }) {
  const { choice, setChoice, isReady } = useChoice(given);
  const studio = useStudio(choice, isReady);
  useShareAppMessage(() => share.card(cardOf(choice, studio.preview.data?.code)));
  usePageRefresh(studio.preview.refetch);
  return (
    <>
      <TargetBar choice={choice} onChange={setChoice} />
      <View className={styles.studio}>
        {isReady ? (
          <Stage studio={studio} />
        ) : (
          <EmptyState illustration="basket" title="先选一件商品" text="海报会带上它的图片和价格" />
        )}
        <View className={styles.side}>
          <StudioPanel studio={studio} />
          <View className={styles.small}>价格按生成时的现价绘制，变动后请重新生成。请如实介绍商品。</View>
          <Actions studio={studio} isReady={isReady} />
        </View>
      </View>
    </>
  );
}
