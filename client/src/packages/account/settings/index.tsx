import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { SettingsView } from '@/features/account/settings-view';

export default function SettingsPage() {
  return (
    <PageShell title="设置">
      <AccountLayout current="settings" title="设置" narrow>
        <SettingsView />
      </AccountLayout>
    </PageShell>
  );
}
