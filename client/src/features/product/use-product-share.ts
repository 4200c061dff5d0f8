import { useQuery } from '@tanstack/react-query';
import { asset } from '@/lib/asset';
import { api } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useShareCode, type ShareCode } from '@/lib/share-code';
import { useSettled } from '@/lib/use-settled';
import { useShare } from '@/lib/use-share';
import type { ShareContent } from '@/platform/contract';
import { share } from '@/platform/share';
import type { Product } from './api';

export interface ProductShare extends ShareContent {
  code: ShareCode;
  /** A link for browsers. */
  link: string;
  /** "复制打开…" for apps that block links; distributors only. */
  passphrase?: string;
}

/** Cards of mini-programs are cut to 5:4, so there is a picture of that shape; a browser shares none. */
function useCardPicture(productId: string): string | undefined {
  const isSettled = useSettled();
  return useQuery({
    queryKey: ['share-card', productId],
    queryFn: () => api.getShareCard({ productId }),
    enabled: share.way === 'native' && productId !== '' && isSettled,
    staleTime: Infinity,
    retry: false,
  }).data?.imageUrl;
}

/** The content of every way of sharing this product, with the distributor's code when there is one. */
export function useProductShare(productId: string, product: Product | undefined): ProductShare {
  const code = useShareCode(productId ? { target: 'product', productId } : null);
  const picture = useCardPicture(productId);
  const contentWith = (k: string | undefined): ShareContent => ({
    title: product?.title ?? '一脉优选 · 好物相传',
    text: product?.subtitle ?? '',
    url: routes.product({ productId, k }),
    imageUrl: asset(picture || (product?.images[0]?.url ?? product?.image.url)),
  });
  const content = useShare(contentWith, code);
  return {
    ...content,
    code,
    link: code.code?.h5Url || share.link(content.url),
    passphrase: code.code?.passphrase || undefined,
  };
}
