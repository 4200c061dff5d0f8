import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { queryClient } from '@/lib/query';
import { api, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export type MyReview = ApiOutput<'listMyReviews'>['items'][number];
export type WaitingReview = ApiOutput<'listWaitingReviews'>['items'][number];

export function useMyReviews() {
  return usePages(['my-reviews'], (cursor) => api.listMyReviews({ cursor, limit: 10 }), {
    enabled: useIsLoggedIn(),
  });
}

export function useWaitingReviews() {
  return usePages(['waiting-reviews'], (cursor) => api.listWaitingReviews({ cursor, limit: 10 }), {
    enabled: useIsLoggedIn(),
  });
}

export function useOrder(orderId: string) {
  return useQuery({
    queryKey: ['order', orderId],
    queryFn: () => api.getOrder({ orderId }),
    enabled: useIsLoggedIn(),
  });
}

/** After something was written or deleted: orders say what may be reviewed, products what was. */
export function forgetReviews({ goods: { productId } }: MyReview): void {
  for (const queryKey of [
    ['my-reviews'],
    ['waiting-reviews'],
    ['orders'],
    ['order'],
    ['reviews', productId],
    ['product', productId],
  ])
    void queryClient.invalidateQueries({ queryKey });
}
