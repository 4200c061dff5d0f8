import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { MeView } from '@/features/account/me-view';

export default function MePage() {
  return (
    <PageShell title="我的" back={false}>
      <AccountLayout current="me" title="我的">
        <MeView />
      </AccountLayout>
    </PageShell>
  );
}
