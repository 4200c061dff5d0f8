import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { AftersaleDetail } from '@/features/aftersale/detail-view';

export default function AftersaleDetailPage() {
  return (
    <PageShell title="售后详情">
      <AccountLayout current="aftersales" title="售后详情">
        <AftersaleDetail />
      </AccountLayout>
    </PageShell>
  );
}
