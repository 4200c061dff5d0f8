import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function ResultPage() {
  return (
    <PageShell title="支付结果">
      <EmptyState title="支付结果" />
    </PageShell>
  );
}
