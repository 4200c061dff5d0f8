import { PageShell } from '@/components/page-shell';
import { ResultView } from '@/features/pay/result-view';
import { useResult } from '@/features/pay/use-result';

export default function ResultPage() {
  const state = useResult();
  return (
    <PageShell title="支付结果" width="narrow">
      <ResultView state={state} />
    </PageShell>
  );
}
