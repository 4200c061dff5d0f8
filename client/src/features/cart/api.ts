import { useQuery } from '@tanstack/react-query';
import { useIsLoggedIn } from '@/lib/login-gate';
import { api } from '@/lib/request';
import { savingHint, type SavingHint } from './saving-hint';

/** Without an answer there is no hint: it is advice, not a price. */
export function useSavingHint(selectedFen: number): SavingHint | null {
  const enabled = useIsLoggedIn();
  const offered = useQuery({
    queryKey: ['coupons'],
    queryFn: async () => (await api.listCoupons()).items,
    enabled,
  }).data;
  const mine = useQuery({
    queryKey: ['my-coupons', 'usable'],
    queryFn: async () => (await api.listMyCoupons({ state: 'usable' })).items,
    enabled,
  }).data;
  if (!offered || !mine) return null;
  const claimable = offered.filter((one) => one.state === 'claimable');
  return savingHint(selectedFen, [
    ...mine.map((one) => ({ ...one, isMine: true })),
    ...claimable.map((one) => ({ ...one, isMine: false })),
  ]);
}
