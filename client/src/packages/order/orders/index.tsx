import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function OrdersPage() {
  return (
    <PageShell title="我的订单">
      <EmptyState title="我的订单" />
    </PageShell>
  );
}
