import { useQuery } from '@tanstack/react-query';
import { deviceId } from '@/lib/device';
import { api, type ApiInput, type ApiOutput } from '@/lib/request';
import { usePages } from '@/lib/use-pages';

export type Sort = NonNullable<ApiInput<'listProducts'>['sort']>;
export type Suggestion = ApiOutput<'suggestSearch'>['items'][number];

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

/** What may be meant by what is being typed. */
export function useSuggestions(text: string) {
  return useQuery({
    queryKey: ['suggestions', text],
    queryFn: async () => (await api.suggestSearch({ text })).items,
    enabled: text !== '',
    staleTime: 60_000,
    // While the next letters are on their way, the last list stays.
    placeholderData: (last: Suggestion[] | undefined) => last,
    retry: false,
  });
}

/** Helps others to find it. Nobody waits for it, and nothing depends on it. */
export function noteSearch(keyword: string): void {
  api.noteSearch({ keyword, deviceId: deviceId() }).catch(() => undefined);
}
