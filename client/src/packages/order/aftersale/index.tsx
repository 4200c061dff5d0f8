import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function AftersalePage() {
  return (
    <PageShell title="申请售后">
      <EmptyState title="申请售后" />
    </PageShell>
  );
}
