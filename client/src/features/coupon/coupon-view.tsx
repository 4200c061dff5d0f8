import { useState } from 'react';
import { View } from '@tarojs/components';
import { CouponCard } from '@/components/coupon-card';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { OfferCard, type Offer } from '@/components/offer-card';
import { Skeleton } from '@/components/skeleton';
import { Tabs } from '@/components/tabs';
import { useClaim } from '@/lib/coupon-claims';
import { formatDotted } from '@/lib/format';
import { useIsLoggedIn } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useCoupons, useGrants, type Grant } from './api';
import styles from './coupon.module.scss';

const TABS = [
  { key: 'center', text: '领券中心' },
  { key: 'usable', text: '可使用' },
  { key: 'used', text: '已使用' },
  { key: 'expired', text: '已过期' },
] as const;
type TabKey = (typeof TABS)[number]['key'];

/** From here on it is worth saying how many are left. */
const FEW = 200;

function noteOf(coupon: Offer): string | undefined {
  if (coupon.state === 'sold-out') return '已被领完';
  if (coupon.state === 'not-started') return `${formatDotted(coupon.startsAt)} 开抢`;
  const few = coupon.remaining !== null && coupon.remaining <= FEW && coupon.state === 'claimable';
  return few ? `仅剩 ${coupon.remaining} 张` : undefined;
}

function Center() {
  const query = useCoupons();
  const { busyId, claim } = useClaim();
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="panels" count={3} />}>
      {(coupons) =>
        coupons.length === 0 ? (
          <EmptyState
            illustration="coupon"
            title="暂时没有可领的券"
            text="活动开始时会在这里上新"
            actionText="去逛逛"
            onAction={() => openPage(routes.home())}
          />
        ) : (
          <View className={styles.grid}>
            {coupons.map((coupon) => (
              <OfferCard
                key={coupon.id}
                offer={coupon}
                note={noteOf(coupon)}
                busy={busyId === coupon.id}
                onClaim={claim}
              />
            ))}
          </View>
        )
      }
    </Loadable>
  );
}

function Mine({ state, onCenter }: { state: Grant['state']; onCenter: () => void }) {
  const query = useGrants(state);
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看您的优惠券" />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="panels" count={3} />}>
      {(grants) =>
        grants.length === 0 ? (
          <EmptyState
            illustration="coupon"
            title="这里还没有优惠券"
            text="领券中心有新的优惠"
            actionText="去领券中心"
            onAction={onCenter}
          />
        ) : (
          <View className={styles.grid}>
            {grants.map((grant) => (
              <CouponCard
                key={grant.id}
                amountFen={grant.discountFen}
                thresholdFen={grant.thresholdFen}
                title={grant.title}
                validText={`${formatDotted(grant.endsAt)} 到期`}
                state={grant.state}
                onPress={grant.state === 'usable' ? () => openPage(routes.home()) : undefined}
              />
            ))}
          </View>
        )
      }
    </Loadable>
  );
}

export function CouponView() {
  const [tab, setTab] = useState<TabKey>('center');
  return (
    <View>
      <View className={styles.tabs}>
        <Tabs items={TABS} value={tab} onChange={setTab} even />
      </View>
      {tab === 'center' ? <Center /> : <Mine key={tab} state={tab} onCenter={() => setTab('center')} />}
    </View>
  );
}
