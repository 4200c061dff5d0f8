import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import type { Cart } from '@/lib/cart';
import { useIsLoggedIn } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { CartRow } from './cart-item';
import { CartSummary } from './cart-summary';
import { isGone, type CartPageState } from './use-cart-page';
import styles from './cart.module.scss';

function Items({ cart, state }: { cart: Cart; state: CartPageState }) {
  const live = cart.items.filter((item) => !isGone(item));
  const gone = cart.items.filter(isGone);
  return (
    <View className={styles.columns}>
      <View className={styles.list}>
        {live.length > 0 && (
          <View className={styles.group}>
            <View className={styles.groupHead}>
              <Text className={styles.groupTitle}>共 {cart.totalQuantity} 件好物</Text>
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
              <Text className={styles.groupTitle}>失效商品</Text>
              <Button size="s" kind="ghost" onPress={() => void state.remove(gone)}>
                全部清理
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

export function CartView({ state }: { state: CartPageState }) {
  const isGuest = !useIsLoggedIn();
  return (
    <Loadable query={state.query} describe={describeError} skeleton={<Skeleton preset="list" count={4} />}>
      {(cart) =>
        cart.items.length === 0 ? (
          <EmptyState
            illustration="basket"
            title="购物车还空着"
            text={isGuest ? '登录后，各端加入的商品都在这里' : '遇见喜欢的，先放进来'}
            actionText="去逛逛"
            onAction={() => openPage(routes.home())}
          />
        ) : (
          <Items cart={cart} state={state} />
        )
      }
    </Loadable>
  );
}
