import { useReachBottom } from '@tarojs/taro';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { ListFooterProps } from '@/components/list-footer';
import { early } from './first-answer';
import { useOnBeat } from './use-on-beat';

interface Page {
  items: unknown[];
  nextCursor: string | null;
}

export interface Pages<P extends Page> {
  /** Undefined until the first page arrived. */
  items: P['items'] | undefined;
  /** What the first page says beside its items. */
  first: P | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
  /** Spread into ListFooter. */
  footer: ListFooterProps;
  isRefreshing: boolean;
}

/** A list by cursor that grows when the page's end is reached: `usePages(['orders', state], (cursor) => api.listOrders({ state, cursor }))`. `first`: what of it came with the document. */
export function usePages<P extends Page>(
  queryKey: QueryKey,
  fetchPage: (cursor: string | undefined) => Promise<P>,
  options: { enabled?: boolean; first?: P } = {},
): Pages<P> {
  const { first } = options;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: P) => last.nextCursor ?? undefined,
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
    items: query.data?.pages.flatMap((page) => page.items as P['items'][number][]),
    first: query.data?.pages[0],
    error: query.error,
    refetch: query.refetch,
    footer: { state, onMore: more },
    isRefreshing: query.isRefetching,
  };
}
