import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function AddressEditPage() {
  return (
    <PageShell title="编辑地址">
      <EmptyState title="编辑地址" />
    </PageShell>
  );
}
