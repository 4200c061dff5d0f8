import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function PosterPage() {
  return (
    <PageShell title="推广海报">
      <EmptyState title="推广海报" />
    </PageShell>
  );
}
