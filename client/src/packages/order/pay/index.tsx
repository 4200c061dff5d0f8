import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function PayPage() {
  return (
    <PageShell title="收银台">
      <EmptyState title="收银台" />
    </PageShell>
  );
}
