import { PageShell } from '@/components/page-shell';
import { AftersaleList } from '@/features/aftersale/list-view';

export default function AftersalesPage() {
  return (
    <PageShell title="售后记录" width="narrow">
      <AftersaleList />
    </PageShell>
  );
}
