import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function CouponsPage() {
  return (
    <PageShell title="优惠券">
      <EmptyState title="优惠券" />
    </PageShell>
  );
}
