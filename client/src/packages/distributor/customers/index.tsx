import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function CustomersPage() {
  return (
    <PageShell title="我的客户">
      <EmptyState title="我的客户" />
    </PageShell>
  );
}
