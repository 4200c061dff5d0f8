import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function TeamPage() {
  return (
    <PageShell title="我的团队">
      <EmptyState title="我的团队" />
    </PageShell>
  );
}
