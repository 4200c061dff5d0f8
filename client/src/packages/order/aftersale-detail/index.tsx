import { PageShell } from '@/components/page-shell';
import { AftersaleDetail } from '@/features/aftersale/detail-view';

export default function AftersaleDetailPage() {
  return (
    <PageShell title="售后详情" width="narrow">
      <AftersaleDetail />
    </PageShell>
  );
}
