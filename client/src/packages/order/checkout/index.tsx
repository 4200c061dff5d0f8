import { BuyingSteps } from '@/components/buying-steps';
import { PageHeading } from '@/components/page-heading';
import { PageShell } from '@/components/page-shell';
import { CheckoutView } from '@/features/checkout/checkout-view';
import { CheckoutBar } from '@/features/checkout/totals';
import { useCheckout } from '@/features/checkout/use-checkout';

export default function CheckoutPage() {
  const state = useCheckout();
  const heading = <PageHeading title="确认订单" extra={<BuyingSteps current={1} />} />;
  return (
    <PageShell
      title="确认订单"
      column
      heading={heading}
      footer={state.query.data && <CheckoutBar state={state} />}
    >
      <CheckoutView state={state} />
    </PageShell>
  );
}
