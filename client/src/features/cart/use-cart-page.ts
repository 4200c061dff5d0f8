import { useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { confirm, toast } from '@/components/feedback';
import { acceptCart, cart, cartKey, useCart, type Cart, type CartItem } from '@/lib/cart';
import { isBoughtInDoudian } from '@/lib/doudian';
import { requireLogin } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { isSoldHere } from '@/lib/sold-here';
import { haptics } from '@/platform/haptics';
import { showCartBadge } from '@/stores/cart-badge';

export const isBuyable = (item: CartItem): boolean => item.state === 'ok';
export const isGone = (item: CartItem): boolean => item.state === 'off-shelf' || item.state === 'sold-out';

/** Draws the change at once; totals stay the server's and arrive with its answer. */
function draft(change: (item: CartItem) => CartItem): void {
  const known = queryClient.getQueryData<Cart>(cartKey);
  if (known) queryClient.setQueryData(cartKey, { ...known, items: known.items.map(change) });
}

export function useCartPage() {
  const query = useCart();
  const [isEditing, setEditing] = useState(false);
  const [pending, setPending] = useState(0);
  const latest = useRef(0);
  useDidShow(() => {
    showCartBadge();
    void queryClient.invalidateQueries({ queryKey: cartKey });
  });

  /** The answer to an older wish must not be drawn over a newer one: only the last one's is. */
  const run = async (call: () => Promise<Cart>): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    setPending((n) => n + 1);
    try {
      const cart = await call();
      if (mine === latest.current) acceptCart(cart);
    } catch (error) {
      toast(errorText(error));
      void query.refetch();
    } finally {
      setPending((n) => n - 1);
    }
  };
  const edit = (skuId: string, change: { quantity?: number; isSelected?: boolean }): void => {
    haptics.tap();
    draft((item) => (item.skuId === skuId ? { ...item, ...change } : item));
    void run(() => cart.put(skuId, change));
  };
  const selectAll = (isSelected: boolean): void => {
    draft((item) => ({ ...item, isSelected }));
    void run(() => cart.selectAll(isSelected));
  };
  const remove = async (items: readonly CartItem[]): Promise<void> => {
    const title = items.length === 1 ? '移出购物车？' : `移出这 ${items.length} 种商品？`;
    if (items.length === 0 || !(await confirm({ title, confirmText: '移出', danger: true }))) return;
    await run(async () => {
      let left = await cart.remove(items[0]!.skuId);
      for (const item of items.slice(1)) left = await cart.remove(item.skuId);
      return left;
    });
  };
  const checkout = (): void => {
    const chosen = query.data?.items.filter((item) => item.isSelected) ?? [];
    if (chosen.length === 0) toast('请选择要结算的商品');
    else if (!chosen.every(isSoldHere)) toast('有商品在 iOS 端暂不支持购买，请取消勾选后结算');
    else if (chosen.some(isBoughtInDoudian)) toast('抖音小店的商品请单独购买，取消勾选后可结算其他商品');
    else if (new Set(chosen.map(({ kind }) => kind)).size > 1) toast('虚拟商品请单独结算');
    else if (chosen.some((item) => item.state === 'short')) toast('有商品库存不足，请先调整数量');
    // Not on to checkout after the login: the cart now also holds what the member had put in before, which nobody has seen.
    else if (requireLogin()) openPage(routes.checkout());
  };
  return {
    query,
    isEditing,
    setEditing,
    isBusy: pending > 0,
    edit,
    selectAll,
    remove,
    checkout,
  };
}

export type CartPageState = ReturnType<typeof useCartPage>;
