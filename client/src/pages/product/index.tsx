import { View } from '@tarojs/components';
import { PageShell } from '@/components/page-shell';
import { ProductBar } from '@/features/product/actions';
import { ProductNav } from '@/features/product/product-nav';
import { ProductView } from '@/features/product/product-view';
import { useProductPage } from '@/features/product/use-product-page';
import { useProductShare } from '@/features/product/use-product-share';
import { LateRecommend } from '@/features/recommend/late-recommend';
import styles from './index.module.scss';

export default function ProductPage() {
  const state = useProductPage();
  const product = state.query.data;
  const content = useProductShare(state.productId, product);
  const after = product && (
    <View className={styles.after}>
      <LateRecommend title="看了又看" categoryId={product.categoryIds[0]} excludeId={product.id} />
    </View>
  );
  return (
    <PageShell
      title={product?.title ?? '商品详情'}
      padded={false}
      nav={<ProductNav />}
      footer={product && <ProductBar product={product} state={state} />}
    >
      <ProductView state={state} content={content} after={after} />
    </PageShell>
  );
}
