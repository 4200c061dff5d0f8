import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { AftersaleList } from '@/features/aftersale/list-view';

export default function AftersalesPage() {
  return (
    <PageShell title="售后记录">
      <AccountLayout current="aftersales" title="售后记录">
        <AftersaleList />
      </AccountLayout>
    </PageShell>
  );
}
