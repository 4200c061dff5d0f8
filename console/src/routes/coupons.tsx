import { Page } from '@/components/page';
import { CouponButton } from '@/features/coupon/coupon-button';
import { CouponTable } from '@/features/coupon/coupon-table';

/** Coupons members may claim now, and new ones. */
export function CouponsScreen() {
  return (
    <Page title="优惠券" note="优惠金额按商品金额分摊，佣金按优惠后的实付计算" actions={<CouponButton />}>
      <CouponTable />
    </Page>
  );
}
