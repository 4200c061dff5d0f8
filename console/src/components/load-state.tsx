import type { UseQueryResult } from '@tanstack/react-query';
import { ApiError } from '@yimai/shared/api/client';
import { Button, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { describeError } from '@/lib/request';

/** What went wrong, what to do, and the number to tell support. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : '';
  return (
    <Result
      status="warning"
      title={describeError(error)}
      subTitle={requestId && `请求编号 ${requestId}`}
      extra={<Button onClick={onRetry}>重试</Button>}
    />
  );
}

interface Props<T> {
  query: UseQueryResult<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Skeleton, content or failure of one query. A refetch never takes content away. */
export function Loadable<T>({ query, rows = 6, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton active title={false} paragraph={{ rows }} />;
}
