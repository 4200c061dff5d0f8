import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Skeleton } from '@/components/skeleton';
import { useIsLoggedIn } from '@/lib/login-gate';
import { goBack } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { AddressCard } from './address-card';
import { Extras } from './extras';
import { Lines } from './lines';
import { PriceDetails, SubmitCard } from './totals';
import type { CheckoutState } from './use-checkout';
import styles from './checkout.module.scss';

function CheckoutSkeleton() {
  return (
    <View>
      <Skeleton preset="block" height={180} />
      <View className={styles.gap} />
      <Skeleton preset="list" count={2} />
      <Skeleton preset="block" height={320} />
    </View>
  );
}

export function CheckoutView({ state }: { state: CheckoutState }) {
  const loggedIn = useIsLoggedIn();
  if (!loggedIn) return <LoginWall text="登录后继续结算" />;
  if (state.isEmpty)
    return (
      <EmptyState
        illustration="basket"
        title="没有要结算的商品"
        text="请在购物车中选择商品"
        actionText="返回"
        onAction={goBack}
      />
    );
  return (
    <Loadable query={state.query} describe={describeError} skeleton={<CheckoutSkeleton />}>
      {(quote) => (
        <View className={styles.columns}>
          <View className={styles.main}>
            <AddressCard address={quote.address} />
            <Lines quote={quote} />
            <Extras quote={quote} state={state} />
          </View>
          <View className={styles.side}>
            <PriceDetails quote={quote} />
            <SubmitCard quote={quote} state={state} />
          </View>
        </View>
      )}
    </Loadable>
  );
}
