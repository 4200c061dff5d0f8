import type { ConsoleOrderView } from '@yimai/shared/contracts/console';
import type { OrderLineView, PaymentView } from '@yimai/shared/contracts/order';
import { Descriptions, Table } from 'antd';
import { Money } from '@/components/money';
import { StatusTag } from '@/components/status-tag';
import { Thumb } from '@/components/thumb';
import { formatTime } from '@/lib/format';
import { CHANNELS, PAYMENT_STATES } from '@/lib/labels';

export function OrderLines({ lines }: { lines: readonly OrderLineView[] }) {
  return (
    <Table<OrderLineView>
      size="small"
      pagination={false}
      rowKey={(line) => line.id}
      dataSource={[...lines]}
      scroll={{ x: 560 }}
      columns={[
        {
          title: '商品',
          render: (_, line) => (
            <div className="goods">
              <Thumb url={line.imageUrl} size={40} />
              <div>
                <div className="goods-title">{line.title}</div>
                <div className="caption">{line.skuText}</div>
              </div>
            </div>
          ),
        },
        { title: '单价', width: 90, align: 'right', render: (_, line) => <Money fen={line.priceFen} /> },
        { title: '数量', width: 60, align: 'right', dataIndex: 'quantity' },
        {
          title: '优惠',
          width: 90,
          align: 'right',
          render: (_, line) => <Money fen={-line.discountFen} look="muted" />,
        },
        {
          title: '实付',
          width: 110,
          align: 'right',
          render: (_, line) => (
            <>
              <Money fen={line.netFen} />
              {line.refundedFen > 0 && (
                <div className="caption">
                  已退 <Money fen={line.refundedFen} />
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

export function OrderAmounts({ order }: { order: ConsoleOrderView }) {
  const rows: [label: string, fen: number][] = [
    ['商品金额', order.goodsFen],
    ['优惠', -order.discountFen],
    ['运费', order.freightFen],
    ['应付', order.payableFen],
    ['已退款', order.refundedFen],
  ];
  return (
    <Descriptions
      column={3}
      size="small"
      style={{ marginTop: 12 }}
      items={rows.map(([label, fen]) => ({ key: label, label, children: <Money fen={fen} /> }))}
    />
  );
}

export function OrderPayments({ payments }: { payments: readonly PaymentView[] }) {
  if (payments.length === 0) return <p className="muted">还没有发起支付</p>;
  return (
    <Table<PaymentView>
      size="small"
      pagination={false}
      rowKey={(payment) => payment.id}
      dataSource={[...payments]}
      scroll={{ x: 480 }}
      columns={[
        { title: '支付单', render: (_, payment) => <span className="mono">{payment.id}</span> },
        { title: '渠道', width: 100, render: (_, payment) => CHANNELS[payment.channel] },
        {
          title: '状态',
          width: 100,
          render: (_, payment) => <StatusTag labels={PAYMENT_STATES} state={payment.state} />,
        },
        { title: '支付时间', width: 150, render: (_, payment) => formatTime(payment.paidAt) },
        {
          title: '金额',
          width: 100,
          align: 'right',
          render: (_, payment) => <Money fen={payment.amountFen} />,
        },
      ]}
    />
  );
}
