import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { CouponCard } from '@/components/coupon-card';
import { EmptyState } from '@/components/empty-state';
import { Popup } from '@/components/popup';
import { formatDotted } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Quote } from './api';
import styles from './checkout.module.scss';

interface CouponPickerProps {
  quote: Quote;
  open: boolean;
  onClose: () => void;
  onPick: (grantId: string | null) => void;
}

export function CouponPicker({ quote, open, onClose, onPick }: CouponPickerProps) {
  const fit = quote.coupons.filter((one) => one.isApplicable);
  const unfit = quote.coupons.filter((one) => !one.isApplicable);
  const pick = (grantId: string | null): void => {
    onPick(grantId);
    onClose();
  };
  const toCenter = (): void => {
    onClose();
    openPage(routes.coupons());
  };
  const footer = quote.coupons.length > 0 && (
    <Button block size="l" kind="secondary" onPress={() => pick(null)}>
      不使用优惠券
    </Button>
  );
  const card = (coupon: Quote['coupons'][number]) => (
    <CouponCard
      key={coupon.grantId}
      amountFen={coupon.discountFen}
      thresholdFen={coupon.thresholdFen}
      title={coupon.title}
      validText={`${formatDotted(coupon.endsAt)} 到期`}
      state={coupon.isApplicable ? 'usable' : 'unfit'}
      note={coupon.reason ?? undefined}
      selected={coupon.grantId === quote.appliedCouponGrantId}
      onPress={() => pick(coupon.grantId)}
    />
  );
  return (
    <Popup open={open} onClose={onClose} title="选择优惠券" footer={footer}>
      {quote.coupons.length === 0 && (
        <EmptyState
          illustration="coupon"
          title="还没有优惠券"
          text="领到的券，回来就能用在这一单"
          actionText="去领券中心"
          onAction={toCenter}
        />
      )}
      {fit.map(card)}
      {unfit.length > 0 && (
        <View className={styles.unfit}>
          <Text className={styles.unfitTitle}>本单不可用</Text>
          {unfit.map(card)}
        </View>
      )}
    </Popup>
  );
}
