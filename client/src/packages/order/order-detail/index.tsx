import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function OrderDetailPage() {
  return (
    <PageShell title="订单详情">
      <EmptyState title="订单详情" />
    </PageShell>
  );
}
