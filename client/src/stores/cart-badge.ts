import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { storage } from '@/platform/storage';

const CART_TAB = 2;
/** From the last visit: a badge need not wait for an answer. */
const KEY = 'cart-count';

interface CartBadge {
  count: number;
}

/** Number of pieces in the cart, for the tab bar and the desktop header. The cart itself lives in the query cache. */
export const useCartBadge = create<CartBadge>(() => ({ count: storage.get<number>(KEY) ?? 0 }));

/** Call with the total of every cart answer. Pages outside the tabs may not touch the tab bar: that is not an error. */
export function setCartBadge(count: number): void {
  if (count !== useCartBadge.getState().count) {
    useCartBadge.setState({ count });
    storage.set(KEY, count);
  }
  showCartBadge();
}

/** Draws the badge again; a tab page calls it when it comes on show. */
export function showCartBadge(): void {
  const { count } = useCartBadge.getState();
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index: CART_TAB, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: CART_TAB });
  void Promise.resolve(done).catch(() => undefined);
}
