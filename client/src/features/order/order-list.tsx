import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Countdown } from '@/components/countdown';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Image } from '@/components/image';
import { LineItem } from '@/components/line-item';
import { ListFooter } from '@/components/list-footer';
import { LoginWall } from '@/components/login-wall';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { Tabs } from '@/components/tabs';
import { usePageRefresh } from '@/components/use-page-refresh';
import { WindowedList } from '@/components/windowed-list';
import { asset } from '@/lib/asset';
import { formatDateTime } from '@/lib/format';
import { useIsLoggedIn } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import { totalName, useOrders, type OrderFilter, type OrderSummary } from './api';
import { OrderButtons } from './order-buttons';
import { LOOK } from './stages';
import styles from './order.module.scss';

const TABS: readonly { key: OrderFilter; text: string }[] = [
  { key: 'all', text: '全部' },
  { key: 'awaiting-payment', text: '待付款' },
  { key: 'awaiting-shipment', text: '待发货' },
  { key: 'shipped', text: '待收货' },
  { key: 'completed', text: '已完成' },
  { key: 'aftersale', text: '售后' },
];

function Goods({ order }: { order: OrderSummary }) {
  const [only] = order.lines;
  if (order.lines.length === 1 && only)
    return <LineItem {...only} imageUrl={asset(only.imageUrl, 360)} priceFen={only.priceFen} />;
  return (
    <View className={styles.pictures}>
      {order.lines.slice(0, 4).map((line) => (
        <View key={line.id} className={styles.picture}>
          <Image src={asset(line.imageUrl, 360)} alt={line.title} ratio={1} radius="m" />
        </View>
      ))}
      {order.lines.length > 4 && <Text className={styles.more}>…</Text>}
    </View>
  );
}

function OrderCard({ order }: { order: OrderSummary }) {
  const waiting = order.state === 'awaitingPayment' && order.payBefore;
  return (
    <View className={styles.card}>
      <Pressable
        role="link"
        label={`订单 ${order.number}`}
        onPress={() => openPage(routes.order({ orderId: order.id }))}
      >
        <View className={styles.cardHead}>
          <Text className={styles.date}>
            {formatDateTime(order.placedAt)}
            <Text className={styles.number}>订单号 {order.number}</Text>
          </Text>
          <Text className={`${styles.state} ${styles[LOOK[order.state].tone]}`}>{order.stateText}</Text>
        </View>
        <Goods order={order} />
        <View className={styles.cardFoot}>
          {waiting && order.payBefore ? (
            <Text className={styles.deadline}>
              剩余 <Countdown until={order.payBefore} />
            </Text>
          ) : (
            <Text />
          )}
          <View className={styles.sum}>
            <Text className={styles.sumText}>
              共 {order.totalQuantity} 件，{totalName(order.state)}
            </Text>
            <Money fen={order.payableFen} />
          </View>
        </View>
      </Pressable>
      {order.actions.length > 0 && <OrderButtons order={order} />}
    </View>
  );
}

function List({ filter }: { filter: OrderFilter }) {
  const pages = useOrders(filter);
  usePageRefresh(pages.refetch);
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="panels" count={4} />;
  }
  if (pages.items.length === 0)
    return (
      <EmptyState
        illustration="paper"
        title="这里还没有订单"
        text="去挑一件喜欢的吧"
        actionText="去逛逛"
        onAction={() => openPage(routes.home())}
      />
    );
  return (
    <>
      <WindowedList items={pages.items} keyOf={(order) => order.id} part={5}>
        {(order) => <OrderCard key={order.id} order={order} />}
      </WindowedList>
      <ListFooter {...pages.footer} endText="没有更多订单了" />
    </>
  );
}

export function OrderList() {
  const asked = useParam('state');
  const [filter, setFilter] = useState<OrderFilter>(TABS.find((tab) => tab.key === asked)?.key ?? 'all');
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看您在各端的订单" />;
  return (
    <View>
      <View className={styles.tabs}>
        <Tabs items={TABS} value={filter} onChange={setFilter} sticky />
      </View>
      <List key={filter} filter={filter} />
    </View>
  );
}
