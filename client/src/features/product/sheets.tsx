import { Lightbox } from '@/components/lightbox';
import { SkuPanel } from '@/components/sku-panel';
import { asset } from '@/lib/asset';
import { isBoughtInDoudian } from '@/lib/doudian';
import { picturesOf, type Product } from './api';
import { CouponSheet } from './coupon-sheet';
import { GuaranteeSheet } from './guarantee-sheet';
import { ReviewsSheet } from './reviews-sheet';
import { ShareSheet } from './share-sheet';
import { skuOptions, type ProductPageState } from './use-product-page';
import type { ProductShare } from './use-product-share';

export interface SheetsProps {
  product: Product;
  state: ProductPageState;
  content: ProductShare;
}

/** What opens over the product page: choosing a SKU, sharing, and what there is to read or take. */
export function Sheets({ product, state, content }: SheetsProps) {
  const { panel, sheet, closeSheet } = state;
  const isBoughtThere = isBoughtInDoudian(product);
  const pictures = picturesOf(product).map((one, i) => ({
    url: asset(one.url),
    alt: `${product.title}，图 ${i + 1}`,
  }));
  return (
    <>
      <SkuPanel
        open={panel !== null}
        onClose={state.closePanel}
        title={product.title}
        imageUrl={asset(product.image.url, 360)}
        label={product.priceLabel}
        specs={product.specs}
        skus={skuOptions(product)}
        initialSkuId={state.picked?.skuId}
        initialQuantity={state.picked?.quantity}
        busy={state.busy}
        confirmText="确定"
        onCart={
          panel === 'buy' || isBoughtThere ? undefined : (sku, quantity) => void state.add(sku, quantity)
        }
        onBuy={panel === 'cart' ? undefined : state.buy}
      />
      <Lightbox index={state.viewed} pictures={pictures} onClose={state.closeViewer} />
      <ShareSheet open={sheet === 'share'} product={product} content={content} onClose={closeSheet} />
      <CouponSheet open={sheet === 'coupons'} onClose={closeSheet} />
      <GuaranteeSheet open={sheet === 'guarantees'} product={product} onClose={closeSheet} />
      <ReviewsSheet open={sheet === 'reviews'} product={product} onClose={closeSheet} />
    </>
  );
}
