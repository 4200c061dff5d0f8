import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { TrackingView } from '@/features/order/tracking-view';

export default function TrackingPage() {
  return (
    <PageShell title="物流跟踪">
      <AccountLayout current="orders" title="物流跟踪">
        <TrackingView />
      </AccountLayout>
    </PageShell>
  );
}
