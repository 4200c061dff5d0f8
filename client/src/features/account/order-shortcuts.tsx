import { Text, View } from '@tarojs/components';
import { Badge } from '@/components/badge';
import { Pressable } from '@/components/base/pressable';
import { Card } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useSummary, type CountedState } from '@/lib/summary';
import styles from './me.module.scss';

const SHORTCUTS: readonly {
  icon: IconName;
  text: string;
  counted?: CountedState | 'waitingReviews';
  url: string;
}[] = [
  {
    icon: 'wallet',
    text: '待付款',
    counted: 'awaitingPayment',
    url: routes.orders({ state: 'awaiting-payment' }),
  },
  {
    icon: 'box',
    text: '待发货',
    counted: 'awaitingShipment',
    url: routes.orders({ state: 'awaiting-shipment' }),
  },
  { icon: 'truck', text: '待收货', counted: 'shipped', url: routes.orders({ state: 'shipped' }) },
  { icon: 'star', text: '待评价', counted: 'waitingReviews', url: routes.reviews() },
  { icon: 'return', text: '售后', url: routes.aftersales() },
];

export function OrderShortcuts() {
  const summary = useSummary();
  const counts = summary && { ...summary.orders, waitingReviews: summary.waitingReviews };
  return (
    <View className={styles.orders}>
      <Card title="我的订单" extra="全部订单" onExtra={() => openPage(routes.orders())}>
        <View className={styles.shortcuts}>
          {SHORTCUTS.map(({ icon, text, counted, url }) => {
            const count = counted && counts?.[counted];
            return (
              <Pressable
                key={text}
                role="link"
                label={count ? `${text}，${count}${counted === 'waitingReviews' ? '件' : '笔'}` : text}
                className={styles.shortcut}
                onPress={() => openPage(url)}
              >
                <View className={styles.shortcutIcon}>
                  <Icon name={icon} size={52} />
                  {count !== undefined && <Badge count={count} className={styles.badge} />}
                </View>
                <Text className={styles.shortcutText}>{text}</Text>
              </Pressable>
            );
          })}
        </View>
      </Card>
    </View>
  );
}
