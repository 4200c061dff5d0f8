import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function CategoryPage() {
  return (
    <PageShell title="分类" back={false}>
      <EmptyState title="分类" />
    </PageShell>
  );
}
