import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { queryClient } from '@/lib/query';
import { api, type ApiInput, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export type Aftersale = ApiOutput<'getAftersale'>;
export type Order = ApiOutput<'getOrder'>;
export type OrderLine = Order['lines'][number];
export type Reason = ApiInput<'createAftersale'>['reason'];
export type Kind = Aftersale['kind'];

export const KIND_TEXT: Record<Kind, string> = { refundOnly: '仅退款', returnAndRefund: '退货退款' };

/** The contract's list, repeated: contracts are types here, and a missing or wrong one does not compile. */
export const REASONS: readonly Reason[] = [
  '七天无理由退货',
  '多拍、错拍、不想要',
  '商品质量问题',
  '与描述不符',
  '少件、漏发',
  '未按约定时间发货',
  '其他',
];

export function useOrder(orderId: string) {
  return useQuery({
    queryKey: ['order', orderId],
    queryFn: () => api.getOrder({ orderId }),
    enabled: useIsLoggedIn(),
  });
}

export function useAftersales() {
  return usePages(['aftersales'], (cursor) => api.listAftersales({ cursor, limit: 10 }), {
    enabled: useIsLoggedIn(),
  });
}

/** Never from memory: people look at it to see whether something moved. */
export function useAftersale(aftersaleId: string) {
  return useQuery({
    queryKey: ['aftersale', aftersaleId],
    queryFn: () => api.getAftersale({ aftersaleId }),
    enabled: useIsLoggedIn(),
    staleTime: 0,
  });
}

/** An act answers with the case; what shows it elsewhere is asked again. */
export function acceptAftersale(one: Aftersale): void {
  queryClient.setQueryData(['aftersale', one.id], one);
  for (const queryKey of [['aftersales'], ['order', one.orderId], ['orders']])
    void queryClient.invalidateQueries({ queryKey });
}
