import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function AftersaleDetailPage() {
  return (
    <PageShell title="售后详情">
      <EmptyState title="售后详情" />
    </PageShell>
  );
}
