import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { WriteView } from '@/features/review/write-view';

export default function ReviewPage() {
  return (
    <PageShell title="评价商品">
      <AccountLayout current="reviews" title="评价商品" narrow>
        <WriteView />
      </AccountLayout>
    </PageShell>
  );
}
