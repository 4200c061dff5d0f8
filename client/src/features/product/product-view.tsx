import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Bone, BoneLines, SkeletonFrame } from '@/components/skeleton';
import { openPage } from '@/lib/navigate';
import { describeError, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import { Choices } from './choices';
import { Gallery } from './gallery';
import { LateBelow } from './late-below';
import { LateBuyBox } from './late-buy-box';
import { LateSheets } from './late-sheets';
import { Summary } from './summary';
import type { ProductPageState } from './use-product-page';
import type { ProductShare } from './use-product-share';
import styles from './product.module.scss';

function ProductSkeleton() {
  return (
    <SkeletonFrame className={styles.columns}>
      <View className={styles.media}>
        <Bone ratio={1} className={styles.bonePicture} />
      </View>
      <View className={styles.facts}>
        <View className={styles.block}>
          <Bone width={280} height={68} />
          <View className={styles.boneLines}>
            <BoneLines count={3} />
          </View>
        </View>
        <View className={styles.block}>
          <BoneLines count={5} />
        </View>
      </View>
    </SkeletonFrame>
  );
}

function Gone() {
  return (
    <EmptyState
      illustration="box"
      title="商品不存在或已下架"
      text="去看看其他好物"
      actionText="回到首页"
      onAction={() => openPage(routes.home())}
    />
  );
}

interface ProductViewProps {
  state: ProductPageState;
  content: ProductShare;
  /** At the end of the page. */
  after?: ReactNode;
}

export function ProductView({ state, content, after }: ProductViewProps) {
  const { data: product, error, refetch } = state.query;
  if (!product) {
    if (!error) return <ProductSkeleton />;
    const isGone = isCode(error, 'PRODUCT_NOT_FOUND') || isCode(error, 'INVALID_INPUT');
    return (
      <View className={styles.instead}>
        {isGone ? <Gone /> : <ErrorState {...describeError(error)} onRetry={refetch} />}
      </View>
    );
  }
  const onShare = (): void => state.openSheet('share');
  const sku = product.skus.find((one) => one.id === state.picked?.skuId);
  return (
    <View>
      <View id="stop-goods" className={styles.columns}>
        <View className={styles.media}>
          <Gallery product={product} chosenUrl={sku?.imageUrl ?? undefined} onView={state.openViewer} />
        </View>
        <View className={styles.facts}>
          <Summary product={product} sku={sku} onShare={onShare} />
          <Choices product={product} state={state} />
          <LateBuyBox product={product} state={state} />
        </View>
      </View>
      <LateBelow product={product} onReviews={() => state.openSheet('reviews')} />
      {after && <View id="stop-more">{after}</View>}
      <LateSheets product={product} state={state} content={content} />
    </View>
  );
}
