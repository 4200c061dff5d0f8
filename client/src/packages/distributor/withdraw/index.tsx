import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function WithdrawPage() {
  return (
    <PageShell title="提现">
      <EmptyState title="提现" />
    </PageShell>
  );
}
