import { PageShell } from '@/components/page-shell';
import { CheckoutView } from '@/features/checkout/checkout-view';
import { CheckoutBar } from '@/features/checkout/totals';
import { useCheckout } from '@/features/checkout/use-checkout';

export default function CheckoutPage() {
  const state = useCheckout();
  return (
    <PageShell title="确认订单" footer={state.query.data && <CheckoutBar state={state} />}>
      <CheckoutView state={state} />
    </PageShell>
  );
}
