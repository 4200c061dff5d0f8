import { useState } from 'react';
import { toast } from '@/components/feedback';
import { cartKey } from '@/lib/cart';
import { askAgain, once, unanswered } from '@/lib/idempotency';
import { replacePage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { api, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { haptics } from '@/platform/haptics';
import { platformName } from '@/platform/name';
import type { Line, Quote } from './api';

const SLOT = 'placeOrder';
type Input = Parameters<typeof api.placeOrder>[0];
type Order = Awaited<ReturnType<typeof api.placeOrder>>;

function goPay(order: Order, fromCart: boolean): void {
  haptics.tap();
  queryClient.setQueryData(['order', order.id], order);
  void queryClient.invalidateQueries({ queryKey: ['orders'] });
  if (fromCart) void queryClient.invalidateQueries({ queryKey: cartKey });
  replacePage(routes.pay({ orderId: order.id }));
}

interface Placing {
  quote: Quote;
  addressId: string;
  lines: readonly Line[];
  fromCart: boolean;
  note: string;
  acknowledged: boolean;
}

export async function placeOrder({
  quote,
  addressId,
  lines,
  fromCart,
  note,
  acknowledged,
}: Placing): Promise<void> {
  const input = {
    quoteToken: quote.quoteToken,
    lines: [...lines],
    addressId,
    couponGrantId: quote.appliedCouponGrantId,
    note: note.trim(),
    acknowledgedNotReturnable: acknowledged,
    platform: platformName,
    fromCart,
  };
  // The coupon is no part of the wish: once the order is placed it is spent, and a new quote comes without it.
  const wish = { lines: input.lines, addressId };
  goPay(await once(SLOT, { input, wish }, api.placeOrder), fromCart);
}

/**
 * An order of the same goods whose answer never came: it may hold the last of them, and then the shop says that they are
 * gone to the very person they are kept for.
 */
export function useUnanswered(lines: readonly Line[], fromCart: boolean) {
  const [isAsking, setAsking] = useState(false);
  const sent = unanswered<Input>(SLOT);
  const ask = async (): Promise<void> => {
    setAsking(true);
    try {
      const order = await askAgain(SLOT, api.placeOrder);
      if (order) goPay(order, fromCart);
    } catch (error) {
      toast(errorText(error));
    } finally {
      setAsking(false);
    }
  };
  return {
    isThere: sent !== undefined && JSON.stringify(sent.lines) === JSON.stringify(lines),
    isAsking,
    ask: () => void ask(),
  };
}
