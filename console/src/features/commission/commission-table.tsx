import type { CommissionView } from '@yimai/shared/contracts/distributor';
import { Button } from 'antd';
import { DataTable, type RowOf } from '@/components/data-table';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { COMMISSION_STATES } from '@/lib/labels';

export type CommissionRow = RowOf<'consoleListCommissions'>;

interface Props {
  filters: { state?: CommissionView['state']; orderNumber?: string };
  onOpen: (row: CommissionRow) => void;
}

export function CommissionTable({ filters, onOpen }: Props) {
  return (
    <DataTable
      endpoint="consoleListCommissions"
      filters={filters}
      rowKey={(row) => row.id}
      emptyText="没有符合条件的佣金"
      minWidth={980}
      onRow={onOpen}
      columns={[
        {
          title: '分销员',
          width: 130,
          render: (_, row) => (
            <>
              <div>{row.distributorName}</div>
              <div className="caption">{row.level} 级</div>
            </>
          ),
        },
        {
          title: '商品与订单',
          render: (_, row) => (
            <>
              <div className="goods-title">{row.title}</div>
              <div className="caption mono">{row.orderNumber}</div>
            </>
          ),
        },
        { title: '计佣金额', width: 110, align: 'right', render: (_, row) => <Money fen={row.baseFen} /> },
        { title: '佣金', width: 100, align: 'right', render: (_, row) => <Money fen={row.amountFen} /> },
        {
          title: '冲回后',
          width: 100,
          align: 'right',
          render: (_, row) => <Money fen={row.netFen} />,
        },
        {
          title: '状态',
          width: 100,
          render: (_, row) => <StatusTag labels={COMMISSION_STATES} state={row.state} text={row.stateText} />,
        },
        { title: '入账时间', width: 140, render: (_, row) => formatTime(row.accruedAt) },
        {
          title: '操作',
          fixed: 'right',
          width: 80,
          render: (_, row) => (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(row)}>
              凭据
            </Button>
          ),
        },
      ]}
    />
  );
}
