import { useQuery } from '@tanstack/react-query';
import { answerAtHand, early } from '@/lib/first-answer';
import { api, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export type Coupon = ApiOutput<'listCoupons'>['items'][number];

export const couponsKey = ['coupons'] as const;

export function useCoupons() {
  return useQuery({
    queryKey: couponsKey,
    queryFn: async () => (await api.listCoupons()).items,
    ...early(answerAtHand('listCoupons', {})?.items),
  });
}

export function useShelf(sort: 'sales' | 'newest') {
  return useQuery({
    queryKey: ['shelf', sort],
    queryFn: async () => (await api.listProducts({ sort, limit: 10 })).items,
    staleTime: 5 * 60_000,
    ...early(answerAtHand('listProducts', { sort, limit: 10 })?.items),
  });
}

export function useRecommended() {
  return usePages(['products', 'recommended'], (cursor) =>
    api.listProducts({ sort: 'recommended', cursor, limit: 20 }),
  );
}
