import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function MePage() {
  return (
    <PageShell title="我的" back={false}>
      <EmptyState title="我的" />
    </PageShell>
  );
}
