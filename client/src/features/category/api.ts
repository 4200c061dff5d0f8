import { api } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export function useCategoryProducts(categoryId: string | undefined) {
  return usePages(
    ['products', 'category', categoryId],
    (cursor) => api.listProducts({ categoryId, cursor, limit: 20 }),
    { enabled: categoryId !== undefined },
  );
}
