import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function CommissionsPage() {
  return (
    <PageShell title="佣金明细">
      <EmptyState title="佣金明细" />
    </PageShell>
  );
}
