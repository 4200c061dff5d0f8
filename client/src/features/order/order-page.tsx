import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useQuery } from '@tanstack/react-query';
import { BottomBar } from '@/components/bottom-bar';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Skeleton } from '@/components/skeleton';
import { useIsLoggedIn } from '@/lib/login-gate';
import { api, describeError } from '@/lib/request';
import { useParam } from '@/lib/use-param';
import { useOrder } from './api';
import { OrderButtons } from './order-buttons';
import { OrderView } from './order-view';
import styles from './order.module.scss';

/** Our own links name the order; messages of the platforms name the trade that paid it. */
function useOrderId(): { orderId: string; isKnown: boolean } {
  const orderId = useParam('orderId');
  const byWechat = useParam('merchant_trade_no');
  const tradeNumber = useParam('out_trade_no') ?? byWechat ?? '';
  const found = useQuery({
    queryKey: ['order-of-trade', tradeNumber],
    queryFn: () => api.findOrderByTrade({ tradeNumber }),
    enabled: useIsLoggedIn() && !orderId && tradeNumber !== '',
    staleTime: Infinity,
  });
  const isAsking = !orderId && tradeNumber !== '' && found.isPending;
  return { orderId: orderId ?? found.data?.orderId ?? '', isKnown: !isAsking };
}

export function useOrderPage() {
  const { orderId, isKnown } = useOrderId();
  const query = useOrder(orderId, isKnown);
  useDidShow(() => {
    if (isKnown) void query.refetch();
  });
  return query;
}

export function OrderBody({ query }: { query: ReturnType<typeof useOrderPage> }) {
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看订单" />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="panels" count={4} />}>
      {(order) => <OrderView order={order} />}
    </Loadable>
  );
}

export function OrderBar({ query }: { query: ReturnType<typeof useOrderPage> }) {
  if (!query.data || query.data.actions.length === 0) return null;
  return (
    <View className={styles.phoneOnly}>
      <BottomBar>
        <OrderButtons order={query.data} size="m" />
      </BottomBar>
    </View>
  );
}
