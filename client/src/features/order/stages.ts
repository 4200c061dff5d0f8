import type { IconName } from '@/components/icon';
import type { StateTone } from '@/components/state-head';
import type { Order, Shipment } from './api';

export const LOOK: Record<Order['state'], { icon: IconName; tone: StateTone }> = {
  awaitingPayment: { icon: 'wallet', tone: 'brand' },
  paid: { icon: 'box', tone: 'amber' },
  awaitingGroup: { icon: 'team', tone: 'amber' },
  awaitingShipment: { icon: 'box', tone: 'amber' },
  shipped: { icon: 'truck', tone: 'indigo' },
  received: { icon: 'gift', tone: 'jade' },
  completed: { icon: 'check-circle', tone: 'muted' },
  closed: { icon: 'close', tone: 'muted' },
};

export const ORDER_STEPS = ['下单', '付款', '发货', '收货', '完成'].map((title) => ({ title }));

/** The step an order is waiting for; null for one that was closed, which walks no further. */
export function orderStep(state: Order['state']): number | null {
  const steps: Record<Order['state'], number | null> = {
    awaitingPayment: 1,
    paid: 2,
    awaitingGroup: 2,
    awaitingShipment: 2,
    shipped: 3,
    received: 4,
    completed: 5,
    closed: null,
  };
  return steps[state];
}

export const PARCEL_STEPS = ['已发货', '已揽收', '运输中', '派送中', '已签收'].map((title) => ({ title }));

/** Where a parcel is; null where its way is not the usual one. */
export function parcelStep(state: Shipment['state']): number | null {
  const steps: Record<Shipment['state'], number | null> = {
    created: 0,
    collected: 1,
    'in-transit': 2,
    delivering: 3,
    signed: 5,
    exception: null,
    returned: null,
  };
  return steps[state];
}
