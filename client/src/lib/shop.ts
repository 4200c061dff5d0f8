import { useQuery } from '@tanstack/react-query';
import { answerAtHand, early } from './first-answer';
import { openPage } from './navigate';
import { ownPath } from './own-path';
import { api, type ApiOutput } from './request';
import { routes } from './routes';

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

/** Opens a path, or a whole address of our storefront, that the shop configured. A tab takes no query, so a category opens as its list of products. */
export function openShopPath(address: string): void {
  const path = ownPath(address) ?? address;
  const categoryId = /^\/pages\/category\/.*[?&]categoryId=([^&]+)/.exec(path)?.[1];
  openPage(categoryId ? routes.search({ categoryId }) : path);
}
