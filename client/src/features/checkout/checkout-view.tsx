import { View } from '@tarojs/components';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Bone, BoneLines, SkeletonFrame } from '@/components/skeleton';
import { useIsLoggedIn } from '@/lib/login-gate';
import { goBack, openPage } from '@/lib/navigate';
import { describeError, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { AddressCard } from './address-card';
import { Extras } from './extras';
import { Lines } from './lines';
import { PriceDetails, SubmitCard } from './totals';
import { isGone, isOutOfReach, type CheckoutState } from './use-checkout';
import styles from './checkout.module.scss';

function CheckoutSkeleton() {
  return (
    <SkeletonFrame className={styles.columns}>
      <View className={styles.main}>
        <View className={styles.card}>
          <View className={styles.boneLines}>
            <BoneLines count={2} />
          </View>
        </View>
        <View className={styles.card}>
          {[0, 1].map((i) => (
            <View key={i} className={styles.line}>
              <Bone width={160} height={160} radius="m" />
              <View className={styles.facts}>
                <BoneLines count={3} />
              </View>
            </View>
          ))}
        </View>
      </View>
      <View className={styles.side}>
        <View className={styles.card}>
          <View className={styles.boneLines}>
            <BoneLines count={4} />
          </View>
        </View>
      </View>
    </SkeletonFrame>
  );
}

function OutOfReach({ state }: { state: CheckoutState }) {
  const { query, wayOn } = state;
  return (
    <View>
      <EmptyState
        illustration="box"
        title="这个地址暂不配送"
        text={errorText(query.error)}
        actionText="换个收货地址"
        onAction={() => openPage(routes.addresses({ pick: true }))}
      />
      <Button block kind="ghost" onPress={wayOn.go}>
        {wayOn.text}
      </Button>
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
  const { query, missingCart, wayOn, unanswered } = state;
  if (!query.data && isGone(query.error) && unanswered.isThere)
    return (
      <EmptyState
        illustration="basket"
        title="上次的订单还没有结果"
        text="您提交过这笔订单，只是没有收到答复；商品可能正为您保留"
        actionText={unanswered.isAsking ? '正在查询' : '查询这笔订单'}
        onAction={unanswered.ask}
      />
    );
  if (!query.data && isGone(query.error))
    return (
      <EmptyState
        illustration="basket"
        title="来晚了一步"
        text={errorText(query.error)}
        actionText={wayOn.text}
        onAction={wayOn.go}
      />
    );
  if (!query.data && isOutOfReach(query.error)) return <OutOfReach state={state} />;
  return (
    <Loadable query={missingCart ?? query} describe={describeError} skeleton={<CheckoutSkeleton />}>
      {(quote) => (
        <View className={styles.columns}>
          <View className={styles.main}>
            <AddressCard address={quote.address} isMissed={state.problem === 'address' && !quote.address} />
            <Lines quote={quote} addedFen={state.addedFen} />
            <Extras quote={quote} state={state} />
          </View>
          <View className={styles.side}>
            <PriceDetails quote={quote} isOld={state.isRequoting} />
            <SubmitCard quote={quote} state={state} />
          </View>
        </View>
      )}
    </Loadable>
  );
}
