import { useQuery } from '@tanstack/react-query';
import { api, type ApiInput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export type Sort = NonNullable<ApiInput<'listProducts'>['sort']>;

export interface Search {
  keyword?: string;
  categoryId?: string;
  sort: Sort;
}

export function useResults(search: Search) {
  return usePages(['products', 'search', search], (cursor) =>
    api.listProducts({ ...search, keyword: search.keyword || undefined, cursor, limit: 20 }),
  );
}

/** Titles that match what is being typed. */
export function useSuggestions(text: string) {
  return useQuery({
    queryKey: ['suggestions', text],
    queryFn: async () => (await api.listProducts({ keyword: text, limit: 8 })).items,
    enabled: text !== '',
    staleTime: 60_000,
    retry: false,
  });
}
