import type { ReactNode } from 'react';
import { useGently } from '@/platform/gentle';
import { ErrorState } from './error-state';
import { Skeleton } from './skeleton';

export interface LoadableProps<T> {
  /** What useQuery returns; only this much of it is used. */
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  children: (data: T) => ReactNode;
  skeleton?: ReactNode;
  /** The Chinese text of an error, e.g. `errorText` of lib/request. */
  describe?: (error: unknown) => { text: string; requestId?: string };
}

/** Skeleton, then content; an error state with retry only when there is nothing older to show. */
export function Loadable<T>({ query, children, skeleton, describe }: LoadableProps<T>) {
  const isReady = useGently(query.data !== undefined);
  if (isReady && query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error && query.data === undefined)
    return <ErrorState {...describe?.(query.error)} onRetry={query.refetch} />;
  return <>{skeleton ?? <Skeleton preset="list" />}</>;
}
