import { useState } from 'react';
import { toast } from '@/components/feedback';
import { haptics } from '@/platform/haptics';
import { requireLogin } from './login-gate';
import { queryClient } from './query';
import { api, errorText } from './request';

/** Every query that shows what somebody may still claim, or has claimed, or takes it off a price. */
const SHOWING = [['coupons'], ['my-coupons'], ['page'], ['quote']];

/** After a claim, or an attempt: whatever shows coupons asks again. */
export async function refreshCoupons(): Promise<void> {
  await Promise.all(SHOWING.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** Claims a coupon; `busyId` is the one under way. `text` is said when it is theirs. */
export function useClaim({ text = '领取成功', onClaimed }: { text?: string; onClaimed?: () => void } = {}) {
  const [busyId, setBusyId] = useState<string | null>(null);
  const claim = async (couponId: string): Promise<void> => {
    if (!requireLogin()) return;
    setBusyId(couponId);
    try {
      await api.claimCoupon({ couponId });
      haptics.tap();
      toast({ text, kind: 'success' });
      onClaimed?.();
    } catch (error) {
      toast(errorText(error));
    }
    await refreshCoupons();
    setBusyId(null);
  };
  return { busyId, claim: (couponId: string) => void claim(couponId) };
}
