import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function TrackingPage() {
  return (
    <PageShell title="物流跟踪">
      <EmptyState title="物流跟踪" />
    </PageShell>
  );
}
