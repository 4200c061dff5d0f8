import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function AddressesPage() {
  return (
    <PageShell title="收货地址">
      <EmptyState title="收货地址" />
    </PageShell>
  );
}
