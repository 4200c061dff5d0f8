import { useReachBottom } from '@tarojs/taro';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { ListFooterProps } from '@/components/list-footer';
import { early } from './first-answer';
import { useOnBeat } from './use-on-beat';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Pages<T> {
  /** Undefined until the first page arrived. */
  items: T[] | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
  /** Spread into ListFooter. */
  footer: ListFooterProps;
  isRefreshing: boolean;
}

/** A list by cursor that grows when the page's end is reached: `usePages(['orders', state], (cursor) => api.listOrders({ state, cursor }))`. `first`: what of it came with the document. */
export function usePages<T>(
  queryKey: QueryKey,
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
  options: { enabled?: boolean; first?: Page<T> } = {},
): Pages<T> {
  const { first } = options;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<T>) => last.nextCursor ?? undefined,
    enabled: options.enabled,
    ...early(first && { pages: [first], pageParams: [undefined as string | undefined] }),
  });
  const more = (): void => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  useReachBottom(more);
  // A short wait for more is not shown.
  const isLoading = useOnBeat(query.isFetchingNextPage);
  const state = isLoading
    ? 'loading'
    : query.isFetchNextPageError
      ? 'error'
      : query.hasNextPage
        ? 'idle'
        : 'end';
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    error: query.error,
    refetch: query.refetch,
    footer: { state, onMore: more },
    isRefreshing: query.isRefetching,
  };
}
