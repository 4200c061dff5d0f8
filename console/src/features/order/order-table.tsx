import type { ConsoleOrderView } from '@yimai/shared/contracts/console';
import type { OrderState } from '@yimai/shared/contracts/order';
import { Button } from 'antd';
import { DataTable } from '@/components/data-table';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { Thumb } from '@/components/thumb';
import { formatTime } from '@/lib/format';
import { ORDER_STATES, PLATFORMS } from '@/lib/labels';
import { ShipButton } from './ship-button';

function Goods({ order }: { order: ConsoleOrderView }) {
  const [first] = order.lines;
  if (!first) return <>—</>;
  return (
    <div className="goods">
      <Thumb url={first.imageUrl} />
      <div>
        <div className="goods-title">{first.title}</div>
        <div className="caption">
          {first.skuText} 共 {order.totalQuantity} 件
        </div>
      </div>
    </div>
  );
}

function Buyer({ order: { buyer } }: { order: ConsoleOrderView }) {
  return (
    <>
      <div>{buyer.nickname}</div>
      <div className="caption">{buyer.phoneMasked ?? '未绑定手机'}</div>
    </>
  );
}

interface Props {
  filters: { state?: OrderState; number?: string };
  onOpen: (orderId: string) => void;
}

export function OrderTable({ filters, onOpen }: Props) {
  return (
    <DataTable
      endpoint="consoleListOrders"
      filters={filters}
      rowKey={(order) => order.id}
      emptyText="没有符合条件的订单"
      minWidth={960}
      onRow={(order) => onOpen(order.id)}
      columns={[
        {
          title: '订单',
          width: 190,
          render: (_, order) => (
            <>
              <div className="mono">{order.number}</div>
              <div className="caption">{formatTime(order.placedAt)}</div>
            </>
          ),
        },
        { title: '商品', render: (_, order) => <Goods order={order} /> },
        {
          title: '买家',
          width: 130,
          render: (_, order) => <Buyer order={order} />,
        },
        {
          title: '来源',
          width: 130,
          render: (_, order) => (
            <>
              <div>{PLATFORMS[order.platform]}</div>
              <div className="caption">{order.attribution?.distributorName ?? '自然成交'}</div>
            </>
          ),
        },
        {
          title: '应付',
          width: 110,
          align: 'right',
          render: (_, order) => <Money fen={order.payableFen} />,
        },
        {
          title: '状态',
          width: 100,
          render: (_, order) => (
            <StatusTag labels={ORDER_STATES} state={order.state} text={order.stateText} />
          ),
        },
        {
          title: '操作',
          fixed: 'right',
          width: 110,
          render: (_, order) => (
            <div className="actions-cell">
              <Button type="link" size="small" onClick={() => onOpen(order.id)}>
                详情
              </Button>
              <ShipButton order={order} />
            </div>
          ),
        },
      ]}
    />
  );
}
