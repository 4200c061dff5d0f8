import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function ProductPage() {
  return (
    <PageShell title="商品详情">
      <EmptyState title="商品详情" />
    </PageShell>
  );
}
