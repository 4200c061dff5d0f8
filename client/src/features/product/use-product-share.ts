import { useEffect } from 'react';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { asset } from '@/lib/asset';
import { routes } from '@/lib/routes';
import { share } from '@/platform/share';
import { useShareCode, type Product } from './api';

export interface ProductShare {
  title: string;
  url: string;
  imageUrl?: string;
  text: string;
  /** A link for browsers; empty where there is none. */
  link: string;
  /** "复制打开…" for apps that block links; distributors only. */
  passphrase?: string;
}

/** The content of every way of sharing this product, with the distributor's code when there is one. */
export function useProductShare(productId: string, product: Product | undefined): ProductShare {
  const { data: code, isLoading } = useShareCode(productId);
  const url = routes.product({ productId, k: code?.code });
  const content: ProductShare = {
    title: product?.title ?? '一脉优选 · 好物相传',
    text: product?.subtitle ?? '',
    url,
    imageUrl: asset(product?.images[0]?.url ?? product?.image.url),
    // Nothing to copy until a distributor's code is there: a link without it earns nothing.
    link: isLoading ? '' : code?.h5Url || share.link(url),
    passphrase: code?.passphrase || undefined,
  };
  useEffect(() => share.enableMenu(), []);
  useShareAppMessage(() => share.card(content));
  useShareTimeline(() => share.moments(content));
  return content;
}
