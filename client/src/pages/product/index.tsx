import { PageShell } from '@/components/page-shell';
import { ProductBar } from '@/features/product/actions';
import { ProductView } from '@/features/product/product-view';
import { useProductPage } from '@/features/product/use-product-page';
import { useProductShare } from '@/features/product/use-product-share';

export default function ProductPage() {
  const state = useProductPage();
  const product = state.query.data;
  const content = useProductShare(state.productId, product);
  return (
    <PageShell
      title={product?.title ?? '商品详情'}
      padded={false}
      footer={product && <ProductBar product={product} state={state} />}
    >
      <ProductView state={state} content={content} />
    </PageShell>
  );
}
