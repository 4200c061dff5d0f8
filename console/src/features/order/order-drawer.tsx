import type { ConsoleOrderView } from '@yimai/shared/contracts/console';
import { Descriptions, Drawer } from 'antd';
import { History } from '@/components/history';
import { Loadable } from '@/components/load-state';
import { Section } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { formatTime } from '@/lib/format';
import { ORDER_STATES, PLATFORMS } from '@/lib/labels';
import { useRead } from '@/lib/query';
import { OrderCommissions } from './order-commissions';
import { OrderAmounts, OrderLines, OrderPayments } from './order-money';
import { ShipButton } from './ship-button';

interface Props {
  orderId: string | undefined;
  onClose: () => void;
}

/** One order whole: who, what, money, parcels, whose sale it is, and what happened. */
export function OrderDrawer({ orderId, onClose }: Props) {
  const order = useRead('consoleGetOrder', { orderId: orderId ?? '' }, { enabled: orderId !== undefined });
  return (
    <Drawer
      open={orderId !== undefined}
      onClose={onClose}
      size={720}
      destroyOnHidden
      title={order.data ? `订单 ${order.data.number}` : '订单'}
      extra={
        order.data && <StatusTag labels={ORDER_STATES} state={order.data.state} text={order.data.stateText} />
      }
      footer={
        order.data?.state === 'awaitingShipment' ? <ShipButton order={order.data} isProminent /> : undefined
      }
    >
      <Loadable query={order} rows={12}>
        {(data) => <Whole order={data} />}
      </Loadable>
    </Drawer>
  );
}

function Whole({ order }: { order: ConsoleOrderView }) {
  return (
    <>
      <Section title="买家与收货">
        <Descriptions
          column={2}
          size="small"
          items={[
            { key: 'buyer', label: '买家', children: order.buyer.nickname },
            { key: 'phone', label: '手机', children: order.buyer.phoneMasked ?? '未绑定' },
            { key: 'platform', label: '下单平台', children: PLATFORMS[order.platform] },
            { key: 'at', label: '下单时间', children: formatTime(order.placedAt) },
            {
              key: 'address',
              label: '收货',
              span: 2,
              children: `${order.address.name} ${order.address.phoneMasked} ${order.address.text}`,
            },
            ...(order.note ? [{ key: 'note', label: '买家备注', span: 2, children: order.note }] : []),
          ]}
        />
      </Section>
      <Section title="商品">
        <OrderLines lines={order.lines} />
        <OrderAmounts order={order} />
      </Section>
      <Section title="支付">
        <OrderPayments payments={order.payments} />
      </Section>
      {order.shipments.length > 0 && (
        <Section title="物流">
          {order.shipments.map((shipment) => (
            <p key={shipment.id}>
              {shipment.carrierName} <span className="mono">{shipment.trackingNumber}</span>{' '}
              <span className="caption">{formatTime(shipment.shippedAt)} 发出</span>
            </p>
          ))}
        </Section>
      )}
      <Section title="归属与佣金">
        <OrderCommissions order={order} />
      </Section>
      <Section title="经过">
        <History items={order.timeline} />
      </Section>
    </>
  );
}
