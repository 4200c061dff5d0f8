import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { OrderBar, OrderBody, useOrderPage } from '@/features/order/order-page';

export default function OrderDetailPage() {
  const query = useOrderPage();
  const hasBar = (query.data?.actions.length ?? 0) > 0;
  return (
    <PageShell title="订单详情" footer={hasBar && <OrderBar query={query} />}>
      <AccountLayout current="orders" title="订单详情">
        <OrderBody query={query} />
      </AccountLayout>
    </PageShell>
  );
}
