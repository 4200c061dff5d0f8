import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { ReviewsView } from '@/features/review/reviews-view';

export default function ReviewsPage() {
  return (
    <PageShell title="我的评价">
      <AccountLayout current="reviews" title="我的评价">
        <ReviewsView />
      </AccountLayout>
    </PageShell>
  );
}
