import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function CheckoutPage() {
  return (
    <PageShell title="确认订单">
      <EmptyState title="确认订单" />
    </PageShell>
  );
}
