import { useQuery } from '@tanstack/react-query';
import type { Offer } from '@/components/offer-card';
import { api, type ApiInput, type ApiOutput } from '@/lib/request';
import { useSettled } from '@/lib/use-settled';
import { betterCoupons } from './better-coupons';

export type Quote = ApiOutput<'quoteOrder'>;
export type Order = ApiOutput<'placeOrder'>;
export type Line = ApiInput<'quoteOrder'>['lines'][number];

export interface QuoteRequest {
  lines: readonly Line[];
  addressId?: string;
  /** Null: no coupon; absent: the best. */
  couponGrantId?: string | null;
}

/** The server's price, the only one there is. Asked anew for every change and every visit. */
export function useQuote(request: QuoteRequest) {
  return useQuery({
    queryKey: ['quote', request],
    queryFn: () => api.quoteOrder({ ...request, lines: [...request.lines] }),
    enabled: request.lines.length > 0,
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** In the place of a freight of zero, which is only a gift once it is known where the parcel goes. */
export function noFreightText({ address }: Quote): string {
  return address ? '免运费' : '待计算';
}

/** What the shopper could still claim for this order; known at once to whoever comes from the cart. */
export function useBetterCoupons(quote: Quote): Offer[] {
  const { data = [] } = useQuery({
    queryKey: ['coupons'],
    queryFn: async () => (await api.listCoupons()).items,
    enabled: useSettled(),
  });
  return betterCoupons(data, quote);
}
