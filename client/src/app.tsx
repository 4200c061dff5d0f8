import { useEffect, useMemo, useState, type PropsWithChildren } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import '@/platform/setup';
import { ShellContext } from '@/components/shell-context';
import { useReferralCapture } from '@/features/referral/use-referral-capture';
import { useFreshMember } from '@/lib/member';
import { queryClient, useQueryLifecycle } from '@/lib/query';
import { onNetworkChange } from '@/platform/network';
import { useCartBadge } from '@/stores/cart-badge';
import { useSession } from '@/stores/session';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useQueryLifecycle();
  useReferralCapture();
  useFreshMember();
  const cartCount = useCartBadge((state) => state.count);
  const member = useSession((state) => state.member);
  const [isOffline, setOffline] = useState(false);
  useEffect(() => onNetworkChange((online) => setOffline(!online)), []);
  const shell = useMemo(
    () => ({
      cartCount,
      memberName: member?.nickname,
      isDistributor: member?.distributor === 'active',
      isOffline,
    }),
    [cartCount, member, isOffline],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
    </QueryClientProvider>
  );
}
