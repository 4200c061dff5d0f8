import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { useIsDistributor } from '@/lib/member';
import { api, type ApiOutput } from '@/lib/request';
import { setCartBadge } from '@/stores/cart-badge';

export type Summary = ApiOutput<'getMySummary'>;
export type CountedState = keyof Summary['orders'];

/** Part of `orders`, so that whatever changes an order makes it stale. */
export const summaryKey = ['orders', 'summary'] as const;

/** How much waits for the member; undefined while it is not known. */
export function useSummary(): Summary | undefined {
  return useQuery({
    queryKey: summaryKey,
    queryFn: async () => {
      const summary = await api.getMySummary();
      setCartBadge(summary.cartQuantity);
      return summary;
    },
    enabled: useIsLoggedIn(),
  }).data;
}

export function useBinding() {
  return useQuery({
    queryKey: ['binding'],
    queryFn: () => api.getMyBinding(),
    enabled: useIsLoggedIn(),
    staleTime: 5 * 60_000,
  }).data?.binding;
}

export function useEarnings() {
  return useQuery({
    queryKey: ['dashboard', 7],
    queryFn: () => api.getDashboard({ days: 7 }),
    enabled: useIsDistributor(),
    staleTime: 60_000,
  }).data;
}
