import { Text, View } from '@tarojs/components';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/choice';
import { Money } from '@/components/money';
import type { Cart } from '@/lib/cart';
import { isGone, type CartPageState } from './use-cart-page';
import styles from './cart.module.scss';

export function allSelected(cart: Cart): boolean {
  const live = cart.items.filter((item) => !isGone(item));
  return live.length > 0 && live.every((item) => item.isSelected);
}

/** The bar at the bottom of phones. */
export function CartBar({ cart, state }: { cart: Cart; state: CartPageState }) {
  const chosen = cart.items.filter((item) => item.isSelected && !isGone(item));
  return (
    <View className={styles.phoneOnly}>
      <BottomBar wraps>
        <Checkbox checked={allSelected(cart)} onChange={state.selectAll}>
          全选
        </Checkbox>
        {state.isEditing ? (
          <View className={styles.barEnd}>
            <Button kind="danger" disabled={chosen.length === 0} onPress={() => void state.remove(chosen)}>
              {`移出${chosen.length > 0 ? `（${chosen.length}）` : ''}`}
            </Button>
          </View>
        ) : (
          <>
            <View className={styles.total}>
              <View className={styles.totalLine}>
                <Text className={styles.totalText}>合计</Text>
                <Money
                  fen={cart.selectedFen}
                  tone="brand"
                  size="l"
                  className={state.isBusy ? styles.busy : ''}
                />
              </View>
              <Text className={styles.totalNote}>运费与优惠在下一步计算</Text>
            </View>
            <Button
              size="l"
              className={styles.barEnd}
              disabled={cart.selectedQuantity === 0}
              onPress={state.checkout}
            >
              {`结算${cart.selectedQuantity > 0 ? `（${cart.selectedQuantity}）` : ''}`}
            </Button>
          </>
        )}
      </BottomBar>
    </View>
  );
}

/** The card beside the list on wide screens. */
export function CartSummary({ cart, state }: { cart: Cart; state: CartPageState }) {
  return (
    <View className={styles.summary}>
      <Text className={styles.summaryTitle}>结算</Text>
      <View className={styles.summaryLine}>
        <Text>已选商品</Text>
        <Text>{cart.selectedQuantity} 件</Text>
      </View>
      <View className={styles.summaryLine}>
        <Text>商品合计</Text>
        <Money fen={cart.selectedFen} tone="brand" size="l" className={state.isBusy ? styles.busy : ''} />
      </View>
      <Text className={styles.totalNote}>运费与优惠在下一步计算</Text>
      <Button block size="l" disabled={cart.selectedQuantity === 0} onPress={state.checkout}>
        去结算
      </Button>
    </View>
  );
}
