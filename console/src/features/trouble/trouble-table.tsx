import type { TroubleKind, TroubleView } from '@yimai/shared/contracts/trouble';
import { Link } from 'react-router-dom';
import { DataTable } from '@/components/data-table';
import { Money } from '@/components/money';
import { formatTime } from '@/lib/format';
import { TROUBLE_PLATFORMS } from '@/lib/labels';
import { TroubleActions } from './trouble-actions';

const NUMBERS: Record<TroubleKind, string> = {
  notification: '商户单号',
  refund: '退款单号',
  upload: '快递单号',
};
const EMPTY: Record<TroubleKind, string> = {
  notification: '没有待核实的通知',
  refund: '没有被拒绝的退款',
  upload: '没有上传失败的发货信息',
};

function Order({ orderNumber }: Pick<TroubleView, 'orderNumber'>) {
  if (orderNumber === null) return <span className="caption">没有对应的订单</span>;
  return (
    <Link to={`/orders?number=${orderNumber}`} className="mono">
      {orderNumber}
    </Link>
  );
}

/** What one kind of trouble consists of, newest first. */
export function TroubleTable({ kind }: { kind: TroubleKind }) {
  return (
    <DataTable
      endpoint="consoleListTroubles"
      filters={{ kind }}
      rowKey={(row) => row.id}
      emptyText={EMPTY[kind]}
      minWidth={940}
      columns={[
        {
          title: '问题',
          render: (_, row) => (
            <>
              <div style={{ overflowWrap: 'anywhere' }}>{row.problem}</div>
              <div className="caption">{TROUBLE_PLATFORMS[row.platform] ?? row.platform}</div>
            </>
          ),
        },
        { title: NUMBERS[kind], width: 190, render: (_, row) => <span className="mono">{row.number}</span> },
        { title: '订单', width: 190, render: (_, row) => <Order orderNumber={row.orderNumber} /> },
        {
          title: '金额',
          width: 110,
          align: 'right',
          render: (_, row) => (row.amountFen === null ? '—' : <Money fen={row.amountFen} />),
        },
        { title: '时间', width: 140, render: (_, row) => formatTime(row.at) },
        {
          title: '操作',
          fixed: 'right',
          width: 110,
          render: (_, row) => (
            <div className="actions-cell">
              <TroubleActions kind={kind} trouble={row} />
            </div>
          ),
        },
      ]}
    />
  );
}
