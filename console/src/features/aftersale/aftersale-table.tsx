import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import { Button } from 'antd';
import { DataTable } from '@/components/data-table';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { Thumb } from '@/components/thumb';
import { formatTime } from '@/lib/format';
import { AFTERSALE_KINDS, AFTERSALE_STATES } from '@/lib/labels';
import { AftersaleActions } from './aftersale-actions';

interface Props {
  state: AftersaleView['state'] | undefined;
  onOpen: (aftersale: AftersaleView) => void;
}

function Goods({ aftersale: { line, quantity } }: { aftersale: AftersaleView }) {
  return (
    <div className="goods">
      <Thumb url={line.imageUrl} />
      <div>
        <div className="goods-title">{line.title}</div>
        <div className="caption">
          {line.skuText} × {quantity}
        </div>
      </div>
    </div>
  );
}

export function AftersaleTable({ state, onOpen }: Props) {
  return (
    <DataTable
      endpoint="consoleListAftersales"
      filters={{ state }}
      rowKey={(row) => row.id}
      emptyText="没有符合条件的售后"
      minWidth={960}
      onRow={onOpen}
      columns={[
        {
          title: '售后单',
          width: 190,
          render: (_, row) => (
            <>
              <div className="mono">{row.orderNumber}</div>
              <div className="caption">{formatTime(row.requestedAt)}</div>
            </>
          ),
        },
        {
          title: '商品',
          render: (_, row) => <Goods aftersale={row} />,
        },
        {
          title: '类型与原因',
          width: 170,
          render: (_, row) => (
            <>
              <div>{AFTERSALE_KINDS[row.kind]}</div>
              <div className="caption">{row.reason}</div>
            </>
          ),
        },
        {
          title: '退款',
          width: 110,
          align: 'right',
          render: (_, row) => <Money fen={row.amountFen + row.freightFen} />,
        },
        {
          title: '状态',
          width: 110,
          render: (_, row) => <StatusTag labels={AFTERSALE_STATES} state={row.state} text={row.stateText} />,
        },
        {
          title: '操作',
          fixed: 'right',
          width: 130,
          render: (_, row) => (
            <div className="actions-cell">
              <Button type="link" size="small" onClick={() => onOpen(row)}>
                详情
              </Button>
              <AftersaleActions aftersale={row} />
            </div>
          ),
        },
      ]}
    />
  );
}
