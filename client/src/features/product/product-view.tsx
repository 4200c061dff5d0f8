import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { openPage } from '@/lib/navigate';
import { describeError, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import { ProductButtons } from './actions';
import { Choices } from './choices';
import { Detail } from './detail';
import { Gallery } from './gallery';
import { LateSheets } from './late-sheets';
import { Reviews } from './reviews';
import { Summary } from './summary';
import type { ProductPageState } from './use-product-page';
import type { ProductShare } from './use-product-share';
import styles from './product.module.scss';

function ProductSkeleton() {
  return (
    <View className={styles.columns}>
      <View className={styles.media}>
        <Skeleton preset="block" height={750} />
      </View>
      <View className={styles.facts}>
        <View className={styles.block}>
          <Skeleton preset="text" count={5} />
        </View>
      </View>
    </View>
  );
}

export function ProductView({ state, content }: { state: ProductPageState; content: ProductShare }) {
  const { data: product, error, refetch } = state.query;
  if (!product) {
    if (isCode(error, 'PRODUCT_NOT_FOUND') || isCode(error, 'INVALID_INPUT'))
      return (
        <EmptyState
          illustration="box"
          title="商品不存在或已下架"
          text="去看看其他好物"
          actionText="回到首页"
          onAction={() => openPage(routes.home())}
        />
      );
    return error ? <ErrorState {...describeError(error)} onRetry={refetch} /> : <ProductSkeleton />;
  }
  const onShare = (): void => state.openSheet('share');
  return (
    <View>
      <View className={styles.columns}>
        <View className={styles.media}>
          <Gallery product={product} />
        </View>
        <View className={styles.facts}>
          <Summary product={product} onShare={onShare} />
          <Choices product={product} state={state} />
          <ProductButtons product={product} state={state} />
        </View>
      </View>
      <View className={styles.below}>
        <View className={styles.belowMain}>
          <Detail product={product} />
        </View>
        <View className={styles.belowSide}>
          <Reviews product={product} onAll={() => state.openSheet('reviews')} />
        </View>
      </View>
      <LateSheets product={product} state={state} content={content} />
    </View>
  );
}
