import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function ApplyPage() {
  return (
    <PageShell title="申请成为分销员">
      <EmptyState title="申请成为分销员" />
    </PageShell>
  );
}
