import { useQuery } from '@tanstack/react-query';
import type { Offer } from '@/components/offer-card';
import { answerAtHand, early } from '@/lib/first-answer';
import { useIsLoggedIn } from '@/lib/login-gate';
import { api, type ApiInput, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';
import { useSettled } from '@/lib/use-settled';
import { referral } from '@/stores/referral';

export type Product = ApiOutput<'getProduct'>;
export type ReviewFilter = NonNullable<ApiInput<'listReviews'>['filter']>;

export const couponsKey = ['coupons'] as const;

export function useProduct(productId: string) {
  return useQuery({
    queryKey: ['product', productId],
    queryFn: () => api.getProduct({ productId }),
    ...early(answerAtHand('getProduct', { productId })),
  });
}

/** Its pictures, or the one of its card where it has none of its own. */
export const picturesOf = (product: Product): Product['images'] =>
  product.images.length > 0 ? product.images : [product.image];

/** Coupons worth showing on a product: those one has, and those one may still take. */
export function useOffers(): Offer[] {
  const { data = [] } = useQuery({
    queryKey: couponsKey,
    queryFn: async () => (await api.listCoupons()).items,
    ...early(answerAtHand('listCoupons', {})?.items),
  });
  return data.filter((one) => one.state === 'claimable' || one.state === 'claimed');
}

export function useReviewPreview(productId: string) {
  return useQuery({
    queryKey: ['reviews', productId, 'preview'],
    queryFn: async () => (await api.listReviews({ productId, limit: 2 })).items,
    enabled: useSettled(),
    ...early(answerAtHand('listReviews', { productId, limit: 2 })?.items),
  });
}

export function useReviews(productId: string, filter: ReviewFilter, enabled: boolean) {
  return usePages(
    ['reviews', productId, filter],
    (cursor) => api.listReviews({ productId, filter, cursor, limit: 10 }),
    {
      enabled,
    },
  );
}

/** Who serves this shopper: the member's binding, or before login the code that brought the phone here. */
export function useServedBy(): string | null {
  const loggedIn = useIsLoggedIn();
  const code = referral.get();
  const binding = useQuery({
    queryKey: ['binding'],
    queryFn: () => api.getMyBinding(),
    enabled: loggedIn,
    staleTime: 5 * 60_000,
    retry: false,
  });
  const visitor = useQuery({
    queryKey: ['referral', code],
    queryFn: () => api.resolveReferral({ code: code ?? '' }),
    enabled: !loggedIn && code !== undefined,
    staleTime: 5 * 60_000,
    retry: false,
  });
  return (loggedIn ? binding.data?.binding?.distributorName : visitor.data?.distributorName) ?? null;
}
