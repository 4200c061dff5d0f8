import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { OrderList } from '@/features/order/order-list';

export default function OrdersPage() {
  return (
    <PageShell title="我的订单">
      <AccountLayout current="orders" title="我的订单">
        <OrderList />
      </AccountLayout>
    </PageShell>
  );
}
