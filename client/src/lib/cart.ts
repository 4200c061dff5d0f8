import { useQuery } from '@tanstack/react-query';
import { setCartBadge } from '@/stores/cart-badge';
import { guestLines } from '@/stores/guest-lines';
import { session } from '@/stores/session';
import { yuanShort } from './format';
import { useIsLoggedIn } from './login-gate';
import { queryClient } from './query';
import { api, type ApiOutput } from './request';
import { useSettled } from './use-settled';

export type Cart = ApiOutput<'getCart'>;
export type CartItem = Cart['items'][number];

export const cartKey = ['cart'] as const;
const EMPTY: Cart = { items: [], totalQuantity: 0, selectedQuantity: 0, selectedFen: 0 };

/** What became of the price since it went into the cart, or null. */
export function priceChange(addedFen: number, nowFen: number): { text: string; tone: 'good' | 'bad' } | null {
  if (nowFen < addedFen) return { text: `比加入时降了 ${yuanShort(addedFen - nowFen)}`, tone: 'good' };
  if (nowFen > addedFen) return { text: `比加入时涨了 ${yuanShort(nowFen - addedFen)}`, tone: 'bad' };
  return null;
}

/** Every answer about the cart is the whole cart: it replaces what is known. */
export function acceptCart(cart: Cart): Cart {
  queryClient.setQueryData(cartKey, cart);
  setCartBadge(cart.totalQuantity);
  return cart;
}

async function ofGuest(): Promise<Cart> {
  const lines = guestLines.all();
  return lines.length === 0 ? EMPTY : api.previewCart({ lines });
}

/** The cart of whoever is here: a member's on the server, a guest's on this phone at the server's prices. */
export const cart = {
  get: (): Promise<Cart> => (session.isLoggedIn() ? api.getCart() : ofGuest()),
  add(skuId: string, quantity: number): Promise<Cart> {
    if (session.isLoggedIn()) return api.addCartItem({ skuId, quantity });
    guestLines.add(skuId, quantity);
    return ofGuest();
  },
  put(skuId: string, change: { quantity?: number; isSelected?: boolean }): Promise<Cart> {
    if (session.isLoggedIn()) return api.putCartItem({ skuId, ...change });
    guestLines.change((line) => (line.skuId === skuId ? { ...line, ...change } : line));
    return ofGuest();
  },
  remove(skuId: string): Promise<Cart> {
    if (session.isLoggedIn()) return api.removeCartItem({ skuId });
    guestLines.remove(skuId);
    return ofGuest();
  },
  selectAll(isSelected: boolean): Promise<Cart> {
    if (session.isLoggedIn()) return api.selectCart({ isSelected });
    guestLines.change((line) => ({ ...line, isSelected }));
    return ofGuest();
  },
};

/** After logging in: what this phone held as a guest joins the member's cart, or stays here until that works. */
export async function takeGuestCart(): Promise<void> {
  const lines = guestLines.all();
  if (lines.length === 0) return;
  acceptCart(await api.takeCart({ lines }));
  guestLines.set([]);
}

async function fetchCart(): Promise<Cart> {
  const known = await cart.get();
  setCartBadge(known.totalQuantity);
  return known;
}

export function useCart() {
  // Read for the change: whose cart it is, is part of what is asked.
  useIsLoggedIn();
  return useQuery({ queryKey: cartKey, queryFn: fetchCart });
}

/** For pages that show the badge only: what was known stays until the first screen stands. */
export function useCartBadgeRefresh(): void {
  useIsLoggedIn();
  useQuery({ queryKey: cartKey, queryFn: fetchCart, enabled: useSettled() });
}

export async function addToCart(skuId: string, quantity: number): Promise<Cart> {
  return acceptCart(await cart.add(skuId, quantity));
}
