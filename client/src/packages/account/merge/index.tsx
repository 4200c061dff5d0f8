import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function MergePage() {
  return (
    <PageShell title="账号合并">
      <EmptyState title="账号合并" />
    </PageShell>
  );
}
