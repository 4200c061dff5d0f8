import { PageShell } from '@/components/page-shell';
import { PayView } from '@/features/pay/pay-view';
import { usePay } from '@/features/pay/use-pay';

export default function PayPage() {
  const state = usePay();
  return (
    <PageShell title="收银台" width="narrow">
      <PayView state={state} />
    </PageShell>
  );
}
