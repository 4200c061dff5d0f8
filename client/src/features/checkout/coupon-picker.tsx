import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { CouponCard } from '@/components/coupon-card';
import { EmptyState } from '@/components/empty-state';
import { OfferCard, type Offer } from '@/components/offer-card';
import { Popup } from '@/components/popup';
import { useClaim } from '@/lib/coupon-claims';
import { formatDotted } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Quote } from './api';
import styles from './checkout.module.scss';

interface CouponPickerProps {
  quote: Quote;
  /** What only has to be claimed to take more off. */
  better: readonly Offer[];
  open: boolean;
  onClose: () => void;
  /** Undefined: whichever is best. */
  onPick: (grantId: string | null | undefined) => void;
}

/** Claims and leaves the choice of the best to the server, which knows of this one now. */
function Claimable({ better, onClaimed }: { better: readonly Offer[]; onClaimed: () => void }) {
  const { busyId, claim } = useClaim({ text: '领取成功，已为您选用最优惠的券', onClaimed });
  return (
    <>
      {better.map((coupon) => (
        <OfferCard key={coupon.id} offer={coupon} busy={busyId === coupon.id} onClaim={claim} />
      ))}
    </>
  );
}

export function CouponPicker({ quote, better, open, onClose, onPick }: CouponPickerProps) {
  const fit = quote.coupons.filter((one) => one.isApplicable);
  const unfit = quote.coupons.filter((one) => !one.isApplicable);
  const pick = (grantId: string | null | undefined): void => {
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
      <Claimable better={better} onClaimed={() => pick(undefined)} />
      {quote.coupons.length === 0 && better.length === 0 && (
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
