import { PageShell } from '@/components/page-shell';
import { OrderList } from '@/features/order/order-list';

export default function OrdersPage() {
  return (
    <PageShell title="我的订单" width="medium">
      <OrderList />
    </PageShell>
  );
}
