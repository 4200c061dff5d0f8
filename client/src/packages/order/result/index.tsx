import { BuyingSteps } from '@/components/buying-steps';
import { PageHeading } from '@/components/page-heading';
import { PageShell } from '@/components/page-shell';
import { NoticeEntry } from '@/features/notice/notice-entry';
import { ResultView } from '@/features/pay/result-view';
import { LateRecommend } from '@/features/recommend/late-recommend';
import { useResult } from '@/features/pay/use-result';

export default function ResultPage() {
  const state = useResult();
  const steps = <BuyingSteps current={state.verdict === 'paid' ? 4 : 2} />;
  return (
    <PageShell title="支付结果" heading={<PageHeading title="支付结果" extra={steps} />}>
      <ResultView state={state} />
      {state.verdict === 'paid' && <NoticeEntry occasion="order-shipped" />}
      {state.verdict === 'paid' && <LateRecommend title="为你推荐" />}
    </PageShell>
  );
}
