import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Cell, CellGroup } from '@/components/cell';
import { Countdown } from '@/components/countdown';
import { toast } from '@/components/feedback';
import { Icon } from '@/components/icon';
import { LineItem } from '@/components/line-item';
import { Money } from '@/components/money';
import { ServiceButton } from '@/components/service-button';
import { StateHead } from '@/components/state-head';
import { Steps, Timeline } from '@/components/steps';
import { asset } from '@/lib/asset';
import { formatDateTime, yuan } from '@/lib/format';
import { newestFirst } from '@/lib/newest-first';
import { openPage } from '@/lib/navigate';
import { cashierLabel } from '@/lib/platform-words';
import { routes } from '@/lib/routes';
import { useService } from '@/lib/service';
import { copyText } from '@/platform/clipboard';
import { totalName, useTracking, type Order } from './api';
import { OrderButtons } from './order-buttons';
import { LOOK, ORDER_STEPS, orderStep } from './stages';
import styles from './order-detail.module.scss';

function Note({ order }: { order: Order }) {
  if (order.state === 'awaitingPayment' && order.payBefore)
    return (
      <Text>
        剩余 <Countdown until={order.payBefore} />
        ，逾期自动关闭
      </Text>
    );
  if (order.state === 'awaitingShipment' || order.state === 'paid')
    return <Text>商家正在备货，48 小时内发出</Text>;
  if (order.autoConfirmAt) return <Text>{formatDateTime(order.autoConfirmAt)} 自动确认收货</Text>;
  if (order.returnDeadline) return <Text>{formatDateTime(order.returnDeadline)} 前可申请售后</Text>;
  return null;
}

function Head({ order }: { order: Order }) {
  const { icon, tone } = LOOK[order.state];
  const step = orderStep(order.state);
  return (
    <Card>
      <StateHead icon={icon} tone={tone} title={order.stateText} note={<Note order={order} />} />
      {step !== null && (
        <View className={styles.steps}>
          <Steps items={ORDER_STEPS} current={step} />
        </View>
      )}
    </Card>
  );
}

/** Where the parcel is now, and where it goes. */
function Delivery({ order }: { order: Order }) {
  const isShipped = order.shipments.length > 0;
  const latest = useTracking(order.id, isShipped).data?.[0]?.events[0];
  return (
    <Card>
      {isShipped && (
        <Pressable
          className={styles.parcel}
          role="link"
          label="物流动态"
          onPress={() => openPage(routes.tracking({ orderId: order.id }))}
        >
          <Icon name="truck" size={44} color="var(--c-indigo)" />
          <View className={styles.addressText}>
            <View className={styles.latest}>{latest?.text ?? '商家已发货，点击查看物流'}</View>
            {latest && <View className={styles.time}>{formatDateTime(latest.at)}</View>}
          </View>
          <Icon name="next" size={28} color="var(--c-ink-3)" />
        </Pressable>
      )}
      <View className={styles.address}>
        <Icon name="location" size={44} color="var(--c-brand)" />
        <View className={styles.addressText}>
          <View className={styles.addressName}>
            {order.address.name} <Text className={styles.number}>{order.address.phoneMasked}</Text>
          </View>
          <View className={styles.addressDetail}>{order.address.text}</View>
        </View>
      </View>
    </Card>
  );
}

function Goods({ order }: { order: Order }) {
  return (
    <Card title="商品">
      {order.lines.map((line) => (
        <LineItem
          key={line.id}
          {...line}
          imageUrl={asset(line.imageUrl, 360)}
          onPress={() => openPage(routes.product({ productId: line.productId }))}
        >
          {line.refundedFen > 0 && <Text className={styles.refunded}>已退 {yuan(line.refundedFen)}</Text>}
          {(line.canAftersale || line.canReview) && (
            <View className={styles.lineAction}>
              {line.canAftersale && (
                <Button
                  size="s"
                  kind="secondary"
                  onPress={() => openPage(routes.aftersale({ orderId: order.id, lineId: line.id }))}
                >
                  申请售后
                </Button>
              )}
              {line.canReview && (
                <Button
                  size="s"
                  kind="secondary"
                  onPress={() => openPage(routes.review({ orderId: order.id, lineId: line.id }))}
                >
                  评价
                </Button>
              )}
            </View>
          )}
        </LineItem>
      ))}
    </Card>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <View className={styles.row}>
      <Text className={styles.rowName}>{name}</Text>
      <View className={styles.rowValue}>{children}</View>
    </View>
  );
}

function Prices({ order }: { order: Order }) {
  return (
    <Card title="价格明细">
      <Row name="商品金额">
        <Money fen={order.goodsFen} size="s" />
      </Row>
      <Row name="运费">
        {order.freightFen > 0 ? <Money fen={order.freightFen} size="s" /> : <Text>免运费</Text>}
      </Row>
      {order.discountFen > 0 && (
        <Row name="优惠券">
          <Money fen={-order.discountFen} size="s" tone="brand" />
        </Row>
      )}
      {order.refundedFen > 0 && (
        <Row name="已退款">
          <Money fen={-order.refundedFen} size="s" tone="jade" />
        </Row>
      )}
      <View className={styles.sum}>
        <Text>{totalName(order.state)}</Text>
        <Money fen={order.payableFen} size="l" tone="brand" />
      </View>
    </Card>
  );
}

function Facts({ order }: { order: Order }) {
  const paid = order.payments.find((one) => one.state === 'paid');
  const copy = async (): Promise<void> => {
    if (await copyText(order.number)) toast('订单编号已复制');
  };
  return (
    <Card title="订单信息">
      <Row name="订单编号">
        <Text className={styles.number}>{order.number}</Text>
        <Button size="s" kind="ghost" onPress={() => void copy()}>
          复制
        </Button>
      </Row>
      <Row name="下单时间">{formatDateTime(order.placedAt)}</Row>
      {paid && (
        <Row name="支付方式">
          {cashierLabel(paid.channel)}
          {paid.paidAt ? `，${formatDateTime(paid.paidAt)}` : ''}
        </Row>
      )}
      {order.note && <Row name="备注">{order.note}</Row>}
      {order.servedBy && <Row name="服务">由 {order.servedBy} 为您服务</Row>}
    </Card>
  );
}

/** Below the number they will ask for; where the platform can, the talk begins with the order. */
function Service({ order }: { order: Order }) {
  const path = routes.order({ orderId: order.id });
  const service = useService({ title: `订单 ${order.number}`, path });
  return (
    <CellGroup flush>
      <ServiceButton service={service}>
        <Cell icon="service" title="联系客服" hasArrow />
      </ServiceButton>
    </CellGroup>
  );
}

function AftersaleLink({ order }: { order: Order }) {
  const [latest] = order.aftersaleIds;
  if (!latest) return null;
  return (
    <Card
      title="售后进度"
      extra="查看"
      onExtra={() => openPage(routes.aftersaleDetail({ aftersaleId: latest }))}
    />
  );
}

export function OrderView({ order }: { order: Order }) {
  const timeline = newestFirst(order.timeline).map((item) => ({
    key: item.at + item.title,
    title: item.title,
    text: item.text,
    time: formatDateTime(item.at),
  }));
  return (
    <View className={styles.columns}>
      <View className={styles.main}>
        <Head order={order} />
        <Delivery order={order} />
        <Goods order={order} />
        <AftersaleLink order={order} />
      </View>
      <View className={styles.side}>
        <Prices order={order} />
        <Facts order={order} />
        <Service order={order} />
        <Card title="订单进度">
          <Timeline items={timeline} />
        </Card>
        <View className={styles.wideButtons}>
          <OrderButtons order={order} size="m" />
        </View>
      </View>
    </View>
  );
}
