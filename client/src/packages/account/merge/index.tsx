import { PageShell } from '@/components/page-shell';
import { MergeView } from '@/features/merge/merge-view';

export default function MergePage() {
  return (
    <PageShell title="账号合并" width="narrow" heading>
      <MergeView />
    </PageShell>
  );
}
