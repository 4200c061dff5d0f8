import { useState } from 'react';
import { toast } from '@/components/feedback';
import type { SkuOption } from '@/components/sku-selection';
import { asset } from '@/lib/asset';
import { addToCart } from '@/lib/cart';
import { buyInDoudian, isBoughtInDoudian } from '@/lib/doudian';
import { requireLogin } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { isSoldHere } from '@/lib/sold-here';
import { useParam } from '@/lib/use-param';
import { haptics } from '@/platform/haptics';
import { useProduct, type Product } from './api';

export type PanelPurpose = 'choose' | 'cart' | 'buy';
export type SheetName = 'share' | 'coupons' | 'guarantees' | 'reviews';

export const skuOptions = (product: Product): SkuOption[] =>
  product.skus.map((sku) => ({
    skuId: sku.id,
    values: sku.specs,
    priceFen: sku.priceFen,
    marketFen: sku.marketPriceFen,
    stock: sku.available,
    imageUrl: asset(sku.imageUrl, 360),
  }));

/** Why it cannot be bought; null when it can. */
export function unavailable(product: Product): string | null {
  if (!product.isOnShelf) return '商品已下架';
  if (!isSoldHere(product)) return 'iOS 端暂不支持购买';
  return product.isSoldOut ? '暂时售罄' : null;
}

/** What can be done on the product page; one state for the phone's bar and the desktop's column. */
export function useProductPage() {
  const productId = useParam('productId') ?? '';
  const query = useProduct(productId);
  const [panel, setPanel] = useState<PanelPurpose | null>(null);
  const [picked, setPicked] = useState<{ skuId: string; quantity: number } | null>(null);
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const [viewed, setViewed] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);

  const add = async (sku: SkuOption, quantity: number): Promise<void> => {
    setPicked({ skuId: sku.skuId, quantity });
    setBusy(true);
    try {
      await addToCart(sku.skuId, quantity);
      haptics.tap();
      setPanel(null);
      toast({ text: '已加入购物车', kind: 'success' });
    } catch (error) {
      toast(errorText(error));
      void query.refetch();
    } finally {
      setBusy(false);
    }
  };
  const buy = (sku: SkuOption, quantity: number): void => {
    setPicked({ skuId: sku.skuId, quantity });
    setPanel(null);
    if (query.data && isBoughtInDoudian(query.data)) {
      setBusy(true);
      void buyInDoudian(sku.skuId, quantity).finally(() => setBusy(false));
      return;
    }
    const checkout = routes.checkout({ skuId: sku.skuId, quantity });
    if (requireLogin(checkout)) openPage(checkout);
  };
  return {
    productId,
    query,
    panel,
    openPanel: setPanel,
    closePanel: () => setPanel(null),
    picked,
    /** On desktop the choice stands on the page and is known as it is made. */
    pick: setPicked,
    /** Which picture is looked at in full size. */
    viewed,
    openViewer: setViewed,
    closeViewer: () => setViewed(null),
    sheet,
    openSheet: setSheet,
    closeSheet: () => setSheet(null),
    busy,
    add,
    buy,
  };
}

export type ProductPageState = ReturnType<typeof useProductPage>;
