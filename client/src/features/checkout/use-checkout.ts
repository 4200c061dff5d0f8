import { useEffect, useRef, useState } from 'react';
import { confirm, notify, toast } from '@/components/feedback';
import { cartKey, useCart, type CartItem } from '@/lib/cart';
import { yuan } from '@/lib/format';
import { goBack, openPage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { errorText, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import { reveal } from '@/platform/reveal';
import { usePickedAddress } from '@/stores/picked-address';
import { useQuote, type Line, type Quote } from './api';
import { placeOrder, useUnanswered } from './place-order';

/** A question that is asked, or was not answered. */
interface Missing {
  data: undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What is bought: one SKU from the product page, or what is selected in the cart when the page opens. */
function useLines(): {
  lines: readonly Line[];
  /** Prices when they went into the cart, by SKU. */
  addedFen: Readonly<Record<string, number>>;
  fromCart: boolean;
  /** The cart, as long as it has not said what is in it. */
  missingCart: Missing | null;
} {
  const skuId = useParam('skuId');
  const quantity = Number(useParam('quantity') ?? 1);
  const cart = useCart();
  const fixed = useRef<readonly CartItem[]>();
  if (skuId) return { lines: [{ skuId, quantity }], addedFen: {}, fromCart: false, missingCart: null };
  if (!fixed.current && cart.data)
    fixed.current = cart.data.items.filter((item) => item.isSelected && item.state === 'ok');
  const chosen = fixed.current ?? [];
  return {
    lines: chosen.map((item) => ({ skuId: item.skuId, quantity: item.quantity })),
    addedFen: Object.fromEntries(chosen.map((item) => [item.skuId, item.addedPriceFen])),
    fromCart: true,
    missingCart: fixed.current ? null : { data: undefined, error: cart.error, refetch: cart.refetch },
  };
}

function whatChanged(before: Quote | undefined, after: Quote | undefined): string {
  if (!before || !after) return '请确认后重新提交';
  if (before.payableFen === after.payableFen) return '库存或优惠有变化，应付金额不变，请确认后重新提交';
  return `应付金额由 ${yuan(before.payableFen)} 变为 ${yuan(after.payableFen)}，请确认后重新提交`;
}

const GONE = ['OUT_OF_STOCK', 'PRODUCT_OFF_SHELF', 'PRODUCT_NOT_FOUND', 'SKU_NOT_FOUND'] as const;
/** Goods that cannot be had any more: trying again would not help. */
export const isGone = (error: unknown): boolean => GONE.some((code) => isCode(error, code));

/** Goods that do not go where the address is: another address helps, and other goods. */
export const isOutOfReach = (error: unknown): boolean => isCode(error, 'REGION_NOT_DELIVERED');

/** CSS pixels: below whichever bar is at the top. */
const REVEAL_BELOW = 100;

interface WayOn {
  text: string;
  go: () => void;
}
/** The cart shows which of the goods are gone and how many are left; so does the page of a product. */
const TO_CART: WayOn = {
  text: '去购物车',
  go: () => {
    void queryClient.invalidateQueries({ queryKey: cartKey });
    openPage(routes.cart());
  },
};
const BACK: WayOn = {
  text: '返回看看',
  go: () => {
    void queryClient.invalidateQueries({ queryKey: ['product'] });
    goBack();
  },
};

/** A token grows old while somebody looks for a coupon or takes a call. */
function useFreshToken({ data, refetch }: Pick<ReturnType<typeof useQuote>, 'data' | 'refetch'>): void {
  const expiresAt = data?.expiresAt;
  useEffect(() => {
    if (!expiresAt) return undefined;
    const timer = setInterval(() => void refetch(), 8 * 60_000);
    return () => clearInterval(timer);
  }, [expiresAt, refetch]);
}

export function useCheckout() {
  const { lines, addedFen, fromCart, missingCart } = useLines();
  const addressId = usePickedAddress((state) => state.addressId);
  const [couponGrantId, setCoupon] = useState<string | null>();
  const [acknowledged, setAcknowledged] = useState(false);
  const [isSubmitting, setSubmitting] = useState(false);
  const [problem, setProblem] = useState<'address' | 'acknowledge' | null>(null);
  const note = useRef('');
  const query = useQuote({ lines, addressId, couponGrantId });
  const quote = query.data;
  const isExempt = quote?.lines.some((line) => !line.isReturnable) ?? false;

  useFreshToken(query);
  const wayOn = fromCart ? TO_CART : BACK;
  const unanswered = useUnanswered(lines, fromCart);
  const refuse = async (error: unknown): Promise<void> => {
    if (isCode(error, 'QUOTE_CHANGED') || isCode(error, 'COUPON_NOT_APPLICABLE')) {
      const after = await query.refetch();
      await notify('价格有更新', whatChanged(quote, after.data));
    } else if (isCode(error, 'VIRTUAL_NOT_SOLD_HERE')) {
      await notify('暂不支持购买', errorText(error));
    } else if (isGone(error)) {
      if (await confirm({ title: '来晚了一步', text: errorText(error), confirmText: wayOn.text })) wayOn.go();
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
      await placeOrder({
        quote,
        addressId: quote.address.id,
        lines,
        fromCart,
        note: note.current,
        acknowledged,
      });
    } catch (error) {
      await refuse(error);
    } finally {
      setSubmitting(false);
    }
  };
  return {
    query,
    missingCart,
    isEmpty: !missingCart && lines.length === 0,
    isExempt,
    addedFen,
    wayOn,
    unanswered,
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
