import { useQuery } from '@tanstack/react-query';
import { queryClient } from '@/lib/query';
import { api, type ApiInput, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';
import { useIsLoggedIn } from '@/lib/login-gate';

export type OrderSummary = ApiOutput<'listOrders'>['items'][number];
export type Order = ApiOutput<'getOrder'>;
export type OrderFilter = NonNullable<ApiInput<'listOrders'>['state']>;
export type Shipment = ApiOutput<'getTracking'>['items'][number];

export function useOrders(state: OrderFilter) {
  return usePages(['orders', state], (cursor) => api.listOrders({ state, cursor, limit: 10 }), {
    enabled: useIsLoggedIn(),
  });
}

/** `isKnown` false: which order it is, is still being found out. */
export function useOrder(orderId: string, isKnown = true) {
  const isLoggedIn = useIsLoggedIn();
  return useQuery({
    queryKey: ['order', orderId],
    queryFn: () => api.getOrder({ orderId }),
    enabled: isLoggedIn && isKnown,
  });
}

export function useTracking(orderId: string, enabled = true) {
  const isLoggedIn = useIsLoggedIn();
  return useQuery({
    queryKey: ['tracking', orderId],
    queryFn: async () => (await api.getTracking({ orderId })).items,
    enabled: enabled && isLoggedIn,
  });
}

/** After an act on an order: the answer is the order, the lists are asked again. */
export function acceptOrder(order: Order): void {
  queryClient.setQueryData(['order', order.id], order);
  void queryClient.invalidateQueries({ queryKey: ['orders'] });
}

/** What the amount of an order is called: nothing was paid for one that was closed. */
export function totalName(state: Order['state']): string {
  if (state === 'awaitingPayment') return '应付';
  return state === 'closed' ? '合计' : '实付';
}
