import { answerAtHand } from '@/lib/first-answer';
import { api, type ApiInput, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export type Category = ApiOutput<'listCategories'>['items'][number];
export type Sort = NonNullable<ApiInput<'listProducts'>['sort']>;

export function useCategoryProducts(categoryId: string, sort: Sort) {
  return usePages(
    ['products', 'category', categoryId, sort],
    (cursor) => api.listProducts({ categoryId, sort, cursor, limit: 20 }),
    { first: answerAtHand('listProducts', { categoryId, sort, limit: 20 }) },
  );
}
