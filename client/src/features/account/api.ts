import { useQueries, useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { useIsDistributor } from '@/lib/member';
import { api } from '@/lib/request';

/** Badges say 99+ from a hundred on, so more than one page of orders need not be counted. */
const COUNTED = 50;
const STATES = ['awaiting-payment', 'awaiting-shipment', 'shipped'] as const;

export type CountedState = (typeof STATES)[number];

/** How many orders wait for something. Undefined while it is not known. */
export function useOrderCounts(): Partial<Record<CountedState, number>> {
  const enabled = useIsLoggedIn();
  const answers = useQueries({
    queries: STATES.map((state) => ({
      queryKey: ['orders', 'count', state],
      queryFn: async () => (await api.listOrders({ state, limit: COUNTED })).items.length,
      enabled,
    })),
  });
  return Object.fromEntries(STATES.map((state, index) => [state, answers[index]?.data]));
}

export function useUsableCoupons(): number | undefined {
  return useQuery({
    queryKey: ['my-coupons', 'usable'],
    queryFn: async () => (await api.listMyCoupons({ state: 'usable' })).items,
    enabled: useIsLoggedIn(),
  }).data?.length;
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
