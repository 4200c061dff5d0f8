import { Link } from 'react-router-dom';
import { DataTable } from '@/components/data-table';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { DOUDIAN_STATES, DOUDIAN_VERDICTS } from '@/lib/labels';
import { countOf } from './count';

interface Props {
  filters: { attribution?: 'attributed' | 'unattributed' };
}

/** Lines of 抖店's orders that are goods of ours. */
export function SaleTable({ filters }: Props) {
  return (
    <DataTable
      endpoint="consoleListDoudianSales"
      filters={filters}
      rowKey={(row) => row.id}
      emptyText="还没有导入抖店订单"
      minWidth={1080}
      columns={[
        {
          title: '商品与抖店订单',
          width: 230,
          render: (_, row) => (
            <>
              <div className="goods-title">{row.title}</div>
              <div className="caption">{countOf(row)}</div>
              <div className="caption mono">{row.orderNumber}</div>
            </>
          ),
        },
        {
          title: '状态',
          width: 90,
          render: (_, row) => <StatusTag labels={DOUDIAN_STATES} state={row.state} />,
        },
        { title: '商品实付', width: 110, align: 'right', render: (_, row) => <Money fen={row.paidFen} /> },
        { title: '已退款', width: 100, align: 'right', render: (_, row) => <Money fen={row.refundedFen} /> },
        { title: '计佣金额', width: 110, align: 'right', render: (_, row) => <Money fen={row.netFen} /> },
        {
          title: '归属',
          width: 200,
          render: (_, row) => (
            <>
              <StatusTag labels={DOUDIAN_VERDICTS} state={row.verdict} />
              <div className="caption">
                {row.distributorName ? `${row.distributorName} · ${row.code ?? ''}` : row.why}
              </div>
            </>
          ),
        },
        { title: '下单时间', width: 140, render: (_, row) => formatTime(row.placedAt) },
        {
          title: '佣金',
          fixed: 'right',
          width: 80,
          render: (_, row) =>
            row.hasEarned ? <Link to={`/commissions?order=${row.orderNumber}`}>凭据</Link> : '—',
        },
      ]}
    />
  );
}
