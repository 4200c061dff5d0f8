import { useQuery } from '@tanstack/react-query';
import { setCartBadge } from '@/stores/cart-badge';
import { useIsLoggedIn } from './login-gate';
import { queryClient } from './query';
import { api, type ApiOutput } from './request';

export type Cart = ApiOutput<'getCart'>;
export type CartItem = Cart['items'][number];

export const cartKey = ['cart'] as const;

/** Every answer about the cart is the whole cart: it replaces what is known. */
export function acceptCart(cart: Cart): Cart {
  queryClient.setQueryData(cartKey, cart);
  setCartBadge(cart.totalQuantity);
  return cart;
}

async function fetchCart(): Promise<Cart> {
  const cart = await api.getCart();
  setCartBadge(cart.totalQuantity);
  return cart;
}

export function useCart() {
  return useQuery({ queryKey: cartKey, queryFn: fetchCart, enabled: useIsLoggedIn() });
}

export async function addToCart(skuId: string, quantity: number): Promise<Cart> {
  return acceptCart(await api.addCartItem({ skuId, quantity }));
}
