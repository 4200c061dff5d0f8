import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function HomePage() {
  return (
    <PageShell title="一脉" back={false}>
      <EmptyState title="一脉" />
    </PageShell>
  );
}
