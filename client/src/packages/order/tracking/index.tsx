import { PageShell } from '@/components/page-shell';
import { TrackingView } from '@/features/order/tracking-view';

export default function TrackingPage() {
  return (
    <PageShell title="物流跟踪" width="narrow">
      <TrackingView />
    </PageShell>
  );
}
