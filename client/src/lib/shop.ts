import { useQuery } from '@tanstack/react-query';
import { answerAtHand, early } from './first-answer';
import { api, type ApiOutput } from './request';

export type Shop = ApiOutput<'getShop'>;

/** Name, banners, disclosure policy and service phone of the shop. */
export function useShop() {
  return useQuery({
    queryKey: ['shop'],
    queryFn: () => api.getShop(),
    staleTime: 10 * 60_000,
    ...early(answerAtHand('getShop', {})),
  });
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: async () => (await api.listCategories()).items,
    staleTime: 10 * 60_000,
    ...early(answerAtHand('listCategories', {})?.items),
  });
}
