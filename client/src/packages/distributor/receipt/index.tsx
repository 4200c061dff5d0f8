import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function ReceiptPage() {
  return (
    <PageShell title="佣金凭证">
      <EmptyState title="佣金凭证" />
    </PageShell>
  );
}
