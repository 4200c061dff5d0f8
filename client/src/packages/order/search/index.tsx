import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function SearchPage() {
  return (
    <PageShell title="搜索">
      <EmptyState title="搜索" />
    </PageShell>
  );
}
