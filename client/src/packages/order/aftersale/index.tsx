import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { RequestView } from '@/features/aftersale/request-view';
import { useRequest } from '@/features/aftersale/use-request';

export default function AftersalePage() {
  const state = useRequest();
  return (
    <PageShell title="申请售后">
      <AccountLayout current="aftersales" title="申请售后" narrow>
        <RequestView state={state} />
      </AccountLayout>
    </PageShell>
  );
}
