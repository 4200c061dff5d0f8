import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/choice';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { Bone, BoneLines, SkeletonFrame } from '@/components/skeleton';
import type { Cart } from '@/lib/cart';
import { useIsLoggedIn } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useSummary } from '@/lib/summary';
import { useIsDesktop } from '@/platform/viewport';
import { CartRow } from './cart-item';
import { allSelected, CartSummary } from './cart-summary';
import { CouponHint } from './coupon-hint';
import { isGone, type CartPageState } from './use-cart-page';
import styles from './cart.module.scss';

function Items({ cart, state }: { cart: Cart; state: CartPageState }) {
  const isDesktop = useIsDesktop();
  const live = cart.items.filter((item) => !isGone(item));
  const gone = cart.items.filter(isGone);
  return (
    <View className={styles.columns}>
      <View className={styles.list}>
        <CouponHint selectedFen={cart.selectedFen} />
        {live.length > 0 && (
          <View className={styles.group}>
            <View className={styles.groupHead}>
              {isDesktop ? (
                <Checkbox checked={allSelected(cart)} onChange={state.selectAll}>
                  全选
                </Checkbox>
              ) : (
                <Text className={styles.groupTitle}>共 {cart.totalQuantity} 件好物</Text>
              )}
              <Button size="s" kind="ghost" onPress={() => state.setEditing(!state.isEditing)}>
                {state.isEditing ? '完成' : '管理'}
              </Button>
            </View>
            {live.map((item) => (
              <CartRow key={item.skuId} item={item} state={state} />
            ))}
          </View>
        )}
        {gone.length > 0 && (
          <View className={styles.group}>
            <View className={styles.groupHead}>
              <Text className={styles.groupTitle}>失效商品（{gone.length}）</Text>
              <Button size="s" kind="ghost" onPress={() => void state.remove(gone)}>
                清空失效商品
              </Button>
            </View>
            {gone.map((item) => (
              <CartRow key={item.skuId} item={item} state={state} />
            ))}
          </View>
        )}
      </View>
      <CartSummary cart={cart} state={state} />
    </View>
  );
}

function Waiting() {
  return (
    <SkeletonFrame className={styles.group}>
      <View className={styles.groupHead}>
        <Bone width={200} height={36} />
      </View>
      {[0, 1, 2].map((i) => (
        <View key={i} className={styles.item}>
          <Bone width={44} height={44} radius="full" className={styles.boneCheck} />
          <Bone width={184} height={184} radius="m" />
          <View className={styles.facts}>
            <BoneLines count={3} />
          </View>
        </View>
      ))}
    </SkeletonFrame>
  );
}

/** Whoever turned back at the cashier comes here: what they took is in the order, not lost. */
function EmptyCart() {
  const isGuest = !useIsLoggedIn();
  const unpaid = useSummary()?.orders.awaitingPayment ?? 0;
  if (unpaid > 0)
    return (
      <EmptyState
        illustration="basket"
        title="购物车还空着"
        text={`有 ${unpaid} 笔订单等您付款，商品都在订单里`}
        actionText="去付款"
        onAction={() => openPage(routes.orders({ state: 'awaiting-payment' }))}
      />
    );
  return (
    <EmptyState
      illustration="basket"
      title="购物车还空着"
      text={isGuest ? '登录后，各端加入的商品都在这里' : '遇见喜欢的，先放进来'}
      actionText="去逛逛"
      onAction={() => openPage(routes.home())}
    />
  );
}

export function CartView({ state }: { state: CartPageState }) {
  return (
    <View className={styles.column}>
      <Loadable query={state.query} describe={describeError} skeleton={<Waiting />}>
        {(cart) => (cart.items.length === 0 ? <EmptyCart /> : <Items cart={cart} state={state} />)}
      </Loadable>
    </View>
  );
}
