import { AccountLayout } from '@/components/account-layout';
import { PageShell } from '@/components/page-shell';
import { CouponView } from '@/features/coupon/coupon-view';

export default function CouponsPage() {
  return (
    <PageShell title="优惠券">
      <AccountLayout current="coupons" title="优惠券">
        <CouponView />
      </AccountLayout>
    </PageShell>
  );
}
