import { View } from '@tarojs/components';
import { isCode } from '@/lib/request';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { SkuPanel } from '@/components/sku-panel';
import { asset } from '@/lib/asset';
import { openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { ProductButtons } from './actions';
import type { Product } from './api';
import { Choices } from './choices';
import { Detail } from './detail';
import { Gallery } from './gallery';
import { Reviews } from './reviews';
import { ShareSheet } from './share-sheet';
import { Summary } from './summary';
import { skuOptions, type ProductPageState } from './use-product-page';
import type { ProductShare } from './use-product-share';
import styles from './product.module.scss';

function Panel({ product, state }: { product: Product; state: ProductPageState }) {
  const { panel } = state;
  return (
    <SkuPanel
      open={panel !== null}
      onClose={state.closePanel}
      title={product.title}
      imageUrl={asset(product.image.url)}
      specs={product.specs}
      skus={skuOptions(product)}
      initialSkuId={state.picked?.skuId}
      initialQuantity={state.picked?.quantity}
      busy={state.busy}
      confirmText="确定"
      onCart={panel === 'buy' ? undefined : (sku, quantity) => void state.add(sku, quantity)}
      onBuy={panel === 'cart' ? undefined : state.buy}
    />
  );
}

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
  const onShare = (): void => state.setSharing(true);
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
          <Reviews product={product} />
        </View>
      </View>
      <Panel product={product} state={state} />
      <ShareSheet
        open={state.sharing}
        product={product}
        content={content}
        onClose={() => state.setSharing(false)}
      />
    </View>
  );
}
