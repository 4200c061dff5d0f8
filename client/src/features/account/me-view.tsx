import { View } from '@tarojs/components';
import { useRef, type ReactNode } from 'react';
import { useDidShow } from '@tarojs/taro';
import { Cell, CellGroup } from '@/components/cell';
import { ServiceButton } from '@/components/service-button';
import { useMember } from '@/lib/member';
import { openPage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { routes } from '@/lib/routes';
import { summaryKey, useSummary } from '@/lib/summary';
import { useService } from '@/lib/service';
import { useClientSetup } from '@/lib/setup';
import { showCartBadge } from '@/stores/cart-badge';
import { notify } from '@/components/feedback';
import { useBinding } from './api';
import { DistributorCard } from './distributor-card';
import { MeHeader } from './me-header';
import { OrderShortcuts } from './order-shortcuts';
import { formatDay } from '@/lib/format';
import styles from './me.module.scss';

function Binding() {
  const binding = useBinding();
  if (!binding) return null;
  const tell = (): void =>
    void notify(
      `由 ${binding.distributorName} 为您服务`,
      `${binding.reason}\n服务保护期至 ${formatDay(binding.protectedUntil)}，不影响您的任何价格与权益。`,
    );
  return (
    <Cell
      icon="heart"
      title={`由 ${binding.distributorName} 为您服务`}
      note={`保护期至 ${formatDay(binding.protectedUntil)}`}
      onPress={tell}
    />
  );
}

/** `more`: rows of other features. */
export function MeView({ more }: { more?: ReactNode }) {
  const member = useMember();
  const coupons = useSummary()?.usableCoupons;
  const phone = useClientSetup()?.service.phone;
  const isFirst = useRef(true);
  useDidShow(() => {
    showCartBadge();
    if (!isFirst.current)
      for (const queryKey of [summaryKey, ['me'], ['binding']])
        void queryClient.invalidateQueries({ queryKey });
    isFirst.current = false;
  });
  const service = useService();
  return (
    <View className={styles.columns}>
      <View className={styles.side}>
        <MeHeader member={member} />
        <DistributorCard member={member} />
      </View>
      <View className={styles.main}>
        {member?.hasMergeProposal && (
          <CellGroup>
            <Cell
              icon="team"
              title="有一个账号可以合并"
              note="确认后，两端的订单与佣金归到一起"
              onPress={() => openPage(routes.merge())}
            />
          </CellGroup>
        )}
        <OrderShortcuts />
        <CellGroup>
          <Cell
            icon="coupon"
            title="优惠券"
            value={coupons ? `${coupons} 张可用` : undefined}
            onPress={() => openPage(routes.coupons())}
          />
          <Cell icon="location" title="收货地址" onPress={() => openPage(routes.addresses())} />
          {member && (
            <Cell icon="link" title="账号与平台身份" onPress={() => openPage(routes.identities())} />
          )}
          {member && <Binding />}
        </CellGroup>
        <CellGroup>
          <ServiceButton service={service}>
            <Cell icon="service" title="联系客服" value={phone ?? undefined} hasArrow />
          </ServiceButton>
          {more}
          <Cell icon="settings" title="设置" onPress={() => openPage(routes.settings())} />
        </CellGroup>
      </View>
    </View>
  );
}
