import { useQuery } from '@tanstack/react-query';
import { queryClient } from '@/lib/query';
import { api, type ApiOutput } from '@/lib/request';

export type Order = ApiOutput<'getOrder'>;
export type Attempt = ApiOutput<'getPayment'>;

export const orderKey = (orderId: string) => ['order', orderId] as const;

export function useOrder(orderId: string) {
  return useQuery({ queryKey: orderKey(orderId), queryFn: () => api.getOrder({ orderId }), staleTime: 0 });
}

/** After anything that may have moved money: the order's own state is the only truth. */
export async function refreshOrder(orderId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: orderKey(orderId) }),
    queryClient.invalidateQueries({ queryKey: ['orders'] }),
  ]);
}

export const isPaid = (state: Order['state']): boolean => state !== 'awaitingPayment' && state !== 'closed';
