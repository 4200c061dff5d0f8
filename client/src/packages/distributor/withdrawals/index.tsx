import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function WithdrawalsPage() {
  return (
    <PageShell title="提现记录">
      <EmptyState title="提现记录" />
    </PageShell>
  );
}
