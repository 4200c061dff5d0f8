import { queryClient } from './query';

/** Every query that shows what somebody may still claim, or has claimed, or takes it off a price. */
const SHOWING = [['coupons'], ['my-coupons'], ['page'], ['quote']];

/** After a claim, or an attempt: whatever shows coupons asks again. */
export async function refreshCoupons(): Promise<void> {
  await Promise.all(SHOWING.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
