import { useEffect, useRef, useState } from 'react';
import { notify, toast } from '@/components/feedback';
import { cartKey, useCart } from '@/lib/cart';
import { yuan } from '@/lib/format';
import { once } from '@/lib/idempotency';
import { replacePage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { api, errorText, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import { reveal } from '@/platform/reveal';
import { haptics } from '@/platform/haptics';
import { platformName } from '@/platform/name';
import { usePickedAddress } from '@/stores/picked-address';
import { useQuote, type Line, type Quote } from './api';

/** What is bought: one SKU from the product page, or what is selected in the cart when the page opens. */
function useLines(): { lines: readonly Line[]; fromCart: boolean; isLoading: boolean } {
  const skuId = useParam('skuId');
  const quantity = Number(useParam('quantity') ?? 1);
  const cart = useCart();
  const fixed = useRef<readonly Line[]>();
  if (skuId) return { lines: [{ skuId, quantity }], fromCart: false, isLoading: false };
  if (!fixed.current && cart.data)
    fixed.current = cart.data.items
      .filter((item) => item.isSelected && item.state === 'ok')
      .map((item) => ({ skuId: item.skuId, quantity: item.quantity }));
  return { lines: fixed.current ?? [], fromCart: true, isLoading: fixed.current === undefined };
}

function whatChanged(before: Quote | undefined, after: Quote | undefined): string {
  if (!before || !after) return '请确认后重新提交';
  if (before.payableFen === after.payableFen) return '库存或优惠有变化，应付金额不变，请确认后重新提交';
  return `应付金额由 ${yuan(before.payableFen)} 变为 ${yuan(after.payableFen)}，请确认后重新提交`;
}

/** CSS pixels: below whichever bar is at the top. */
const REVEAL_BELOW = 100;

interface Placing {
  quote: Quote;
  addressId: string;
  lines: readonly Line[];
  fromCart: boolean;
  note: string;
  acknowledged: boolean;
}

async function place({ quote, addressId, lines, fromCart, note, acknowledged }: Placing): Promise<void> {
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
  const order = await once('placeOrder', input, (options) => api.placeOrder(input, options));
  haptics.tap();
  queryClient.setQueryData(['order', order.id], order);
  void queryClient.invalidateQueries({ queryKey: ['orders'] });
  if (fromCart) void queryClient.invalidateQueries({ queryKey: cartKey });
  replacePage(routes.pay({ orderId: order.id }));
}

export function useCheckout() {
  const { lines, fromCart, isLoading } = useLines();
  const addressId = usePickedAddress((state) => state.addressId);
  const [couponGrantId, setCoupon] = useState<string | null>();
  const [acknowledged, setAcknowledged] = useState(false);
  const [isSubmitting, setSubmitting] = useState(false);
  const [problem, setProblem] = useState<'address' | 'acknowledge' | null>(null);
  const note = useRef('');
  const query = useQuote({ lines, addressId, couponGrantId });
  const quote = query.data;
  const isExempt = quote?.lines.some((line) => !line.isReturnable) ?? false;

  // A token grows old while somebody looks for a coupon or takes a call.
  const expiresAt = quote?.expiresAt;
  const { refetch } = query;
  useEffect(() => {
    if (!expiresAt) return undefined;
    const timer = setInterval(() => void refetch(), 8 * 60_000);
    return () => clearInterval(timer);
  }, [expiresAt, refetch]);

  const refuse = async (error: unknown): Promise<void> => {
    if (isCode(error, 'QUOTE_CHANGED') || isCode(error, 'COUPON_NOT_APPLICABLE')) {
      const after = await query.refetch();
      await notify('价格有更新', whatChanged(quote, after.data));
    } else if (isCode(error, 'OUT_OF_STOCK') || isCode(error, 'PRODUCT_OFF_SHELF')) {
      void queryClient.invalidateQueries({ queryKey: cartKey });
      await notify('来晚了一步', errorText(error));
    } else toast(errorText(error));
  };
  const submit = async (): Promise<void> => {
    if (!quote || isSubmitting) return;
    const missing = !quote.address ? 'address' : isExempt && !acknowledged ? 'acknowledge' : null;
    setProblem(missing);
    if (missing || !quote.address) {
      reveal(`checkout-${missing}`, REVEAL_BELOW);
      return;
    }
    setSubmitting(true);
    try {
      await place({ quote, addressId: quote.address.id, lines, fromCart, note: note.current, acknowledged });
    } catch (error) {
      await refuse(error);
    } finally {
      setSubmitting(false);
    }
  };
  return {
    query,
    isLoading,
    isEmpty: !isLoading && lines.length === 0,
    isExempt,
    /** What stands in the way of the order; told where it can be mended. */
    problem,
    isRequoting: query.isPlaceholderData,
    acknowledged,
    setAcknowledged,
    setCoupon,
    setNote: (text: string) => {
      note.current = text;
    },
    isSubmitting,
    submit: () => void submit(),
  };
}

export type CheckoutState = ReturnType<typeof useCheckout>;
