import { EmptyState } from '@/components/empty-state';
import { PageShell } from '@/components/page-shell';

export default function SettingsPage() {
  return (
    <PageShell title="设置">
      <EmptyState title="设置" />
    </PageShell>
  );
}
