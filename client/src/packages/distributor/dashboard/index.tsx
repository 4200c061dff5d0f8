import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function DashboardPage() {
  return (
    <PageShell title="分销中心">
      <EmptyState title="分销中心" />
    </PageShell>
  );
}
