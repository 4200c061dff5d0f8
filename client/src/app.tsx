import { useEffect, useMemo, useState, type PropsWithChildren } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import '@/platform/setup';
import { confirm } from '@/components/feedback';
import { ShellContext } from '@/components/shell-context';
import { useReferralCapture } from '@/features/referral/use-referral-capture';
import { useFreshMember } from '@/lib/member';
import { queryClient, useQueryLifecycle } from '@/lib/query';
import { onNetworkChange } from '@/platform/network';
import { privacy } from '@/platform/privacy';
import { watchForUpdate } from '@/platform/update';
import { useCartBadge } from '@/stores/cart-badge';
import { useSession } from '@/stores/session';
import './app.scss';

const NEW_VERSION = {
  title: '新版本已准备好',
  text: '重新打开即可使用，购物车与填写的内容不会丢失',
  confirmText: '立即更新',
  cancelText: '稍后',
};

export default function App({ children }: PropsWithChildren) {
  useQueryLifecycle();
  useReferralCapture();
  useFreshMember();
  const cartCount = useCartBadge((state) => state.count);
  const member = useSession((state) => state.member);
  const [isOffline, setOffline] = useState(false);
  useEffect(() => onNetworkChange((online) => setOffline(!online)), []);
  useEffect(() => {
    privacy.start();
    watchForUpdate(() => confirm(NEW_VERSION));
  }, []);
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
