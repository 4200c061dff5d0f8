import { useQuery } from '@tanstack/react-query';
import { setCartBadge } from '@/stores/cart-badge';
import { useIsLoggedIn } from './login-gate';
import { api, type ApiOutput } from './request';

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
