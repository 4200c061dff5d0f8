import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { toast } from '@/components/feedback';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Skeleton } from '@/components/skeleton';
import { StateHead } from '@/components/state-head';
import { Steps, Timeline } from '@/components/steps';
import { formatDateTime } from '@/lib/format';
import { useIsLoggedIn } from '@/lib/login-gate';
import { goBack } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { useParam } from '@/lib/use-param';
import { copyText } from '@/platform/clipboard';
import { useTracking, type Shipment } from './api';
import { PARCEL_STEPS, parcelStep } from './stages';
import styles from './order-detail.module.scss';

function Parcel({ shipment }: { shipment: Shipment }) {
  const copy = async (): Promise<void> => {
    if (await copyText(shipment.trackingNumber)) toast('快递单号已复制');
  };
  const step = parcelStep(shipment.state);
  const events = shipment.events.map((event, index) => ({
    key: `${event.at}-${index}`,
    title: event.text,
    time: formatDateTime(event.at),
  }));
  return (
    <View className={styles.main}>
      <Card>
        <StateHead
          icon={step === null ? 'warning' : 'truck'}
          tone={step === null ? 'amber' : 'indigo'}
          title={shipment.stateText}
          note={
            <Text>
              {shipment.carrierName} <Text className={styles.number}>{shipment.trackingNumber}</Text>
            </Text>
          }
          extra={
            <Button size="s" kind="secondary" onPress={() => void copy()}>
              复制单号
            </Button>
          }
        />
        {step !== null && (
          <View className={styles.steps}>
            <Steps items={PARCEL_STEPS} current={step} />
          </View>
        )}
      </Card>
      <Card title="物流动态">
        {events.length > 0 ? (
          <Timeline items={events} />
        ) : (
          <Text className={styles.rowName}>
            商家已于 {formatDateTime(shipment.shippedAt)} 发货，快递揽收后会有更新
          </Text>
        )}
      </Card>
    </View>
  );
}

export function TrackingView() {
  const query = useTracking(useParam('orderId') ?? '');
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看物流" />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="panels" count={2} />}>
      {(shipments) =>
        shipments.length === 0 ? (
          <EmptyState
            illustration="box"
            title="还没有物流信息"
            text="商家发货后，这里会显示包裹动态"
            actionText="查看订单"
            onAction={goBack}
          />
        ) : (
          <>
            {shipments.map((shipment) => (
              <Parcel key={shipment.id} shipment={shipment} />
            ))}
          </>
        )
      }
    </Loadable>
  );
}
