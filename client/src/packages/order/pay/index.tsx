import { BuyingSteps } from '@/components/buying-steps';
import { PageHeading } from '@/components/page-heading';
import { PageShell } from '@/components/page-shell';
import { PayView } from '@/features/pay/pay-view';
import { usePay } from '@/features/pay/use-pay';

export default function PayPage() {
  const state = usePay();
  const heading = <PageHeading title="收银台" extra={<BuyingSteps current={2} />} />;
  return (
    <PageShell title="收银台" column heading={heading}>
      <PayView state={state} />
    </PageShell>
  );
}
