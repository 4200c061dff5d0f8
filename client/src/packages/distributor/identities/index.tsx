import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function IdentitiesPage() {
  return (
    <PageShell title="身份绑定">
      <EmptyState title="身份绑定" />
    </PageShell>
  );
}
