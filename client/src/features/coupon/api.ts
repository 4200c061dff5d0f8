import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { api, type ApiOutput } from '@/lib/request';

export type Grant = ApiOutput<'listMyCoupons'>['items'][number];

export const couponsKey = ['coupons'] as const;
export const grantsKey = ['my-coupons'] as const;

export function useCoupons() {
  return useQuery({ queryKey: couponsKey, queryFn: async () => (await api.listCoupons()).items });
}

export function useGrants(state: Grant['state']) {
  return useQuery({
    queryKey: [...grantsKey, state],
    queryFn: async () => (await api.listMyCoupons({ state })).items,
    enabled: useIsLoggedIn(),
  });
}
