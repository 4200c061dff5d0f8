import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function SharePage() {
  return (
    <PageShell title="推广素材">
      <EmptyState title="推广素材" />
    </PageShell>
  );
}
