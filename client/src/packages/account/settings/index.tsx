import { PageShell } from '@/components/page-shell';
import { SettingsView } from '@/features/account/settings-view';

export default function SettingsPage() {
  return (
    <PageShell title="设置" width="narrow">
      <SettingsView />
    </PageShell>
  );
}
