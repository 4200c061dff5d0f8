import { LeftOutlined, ReloadOutlined, RightOutlined } from '@ant-design/icons';
import type { EndpointName } from '@yimai/shared/api/endpoints';
import type { Api } from '@yimai/shared/contracts/api';
import { Button, Empty, Select, Space, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useRead } from '@/lib/query';
import { Failure } from './load-state';

interface AnyPage {
  items: unknown[];
  nextCursor: string | null;
}
/** Endpoints that answer with a page of a list. */
export type ListEndpoint = {
  [K in EndpointName]: Api[K]['output'] extends AnyPage ? K : never;
}[EndpointName];
export type RowOf<K extends ListEndpoint> = Api[K]['output'] extends { items: (infer Row)[] } ? Row : never;

interface Props<K extends ListEndpoint> {
  endpoint: K;
  /** The filters; changing them goes back to the first page. */
  filters: Omit<Api[K]['input'], 'cursor' | 'limit'>;
  columns: NonNullable<TableProps<RowOf<K>>['columns']>;
  rowKey: (row: RowOf<K>) => string;
  emptyText: string;
  /** Width below which the table scrolls sideways instead of squeezing. */
  minWidth?: number;
  onRow?: (row: RowOf<K>) => void;
}

const SIZES = [20, 50];

/** A list by cursor: filters above it, forward and back below it, a failure with a retry in its place. */
export function DataTable<K extends ListEndpoint>(props: Props<K>) {
  const { endpoint, filters, columns, rowKey, emptyText, minWidth = 760, onRow } = props;
  const [limit, setLimit] = useState(20);
  const scope = JSON.stringify([endpoint, filters, limit]);
  const [place, setPlace] = useState<{ scope: string; cursors: string[] }>({ scope, cursors: [] });
  const cursors = place.scope === scope ? place.cursors : [];
  const cursor = cursors.at(-1);
  const query = useRead(endpoint, { ...filters, limit, cursor } as Api[K]['input'], { keep: true });
  const page = query.data as { items: RowOf<K>[]; nextCursor: string | null } | undefined;

  if (query.isError && !page) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const move = (next: string[]): void => setPlace({ scope, cursors: next });
  return (
    <div className="data-table">
      <Table<RowOf<K>>
        size="middle"
        columns={columns}
        dataSource={page?.items ?? []}
        rowKey={rowKey}
        loading={query.isPending || (query.isPlaceholderData && query.isFetching)}
        pagination={false}
        scroll={{ x: minWidth }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyText} /> }}
        onRow={onRow && ((row) => ({ onClick: () => onRow(row), className: 'is-pressable' }))}
      />
      <Pager
        page={cursors.length + 1}
        limit={limit}
        isBusy={query.isFetching}
        next={page?.nextCursor ?? null}
        onBack={cursors.length > 0 ? () => move(cursors.slice(0, -1)) : undefined}
        onNext={(to) => move([...cursors, to])}
        onLimit={setLimit}
        onReload={() => void query.refetch()}
      />
    </div>
  );
}

interface PagerProps {
  page: number;
  limit: number;
  isBusy: boolean;
  next: string | null;
  onBack?: () => void;
  onNext: (cursor: string) => void;
  onLimit: (limit: number) => void;
  onReload: () => void;
}

function Pager({ page, limit, isBusy, next, onBack, onNext, onLimit, onReload }: PagerProps) {
  return (
    <div className="pager">
      <Button size="small" type="text" icon={<ReloadOutlined spin={isBusy} />} onClick={onReload}>
        刷新
      </Button>
      <Space>
        <Select
          size="small"
          value={limit}
          onChange={onLimit}
          aria-label="每页条数"
          options={SIZES.map((size) => ({ value: size, label: `每页 ${size} 条` }))}
        />
        <Button
          size="small"
          icon={<LeftOutlined />}
          disabled={!onBack}
          onClick={onBack}
          aria-label="上一页"
        />
        <span className="muted">第 {page} 页</span>
        <Button
          size="small"
          icon={<RightOutlined />}
          disabled={next === null || isBusy}
          onClick={() => next !== null && onNext(next)}
          aria-label="下一页"
        />
      </Space>
    </div>
  );
}
