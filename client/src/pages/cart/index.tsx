import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function CartPage() {
  return (
    <PageShell title="购物车" back={false}>
      <EmptyState title="购物车" />
    </PageShell>
  );
}
