import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { EmptyState } from '@/components/empty-state';
import { Icon } from '@/components/icon';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { Tag } from '@/components/tag';
import { usePageRefresh } from '@/components/use-page-refresh';
import { WindowedList } from '@/components/windowed-list';
import { formatDateTime } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { usePages } from '@/lib/use-pages';
import { keys, useFreshOnShow, type Withdrawal } from '../api';
import { useLive } from '../live/use-live';
import { accountText, CHANNEL_ICONS, WITHDRAWAL_TONES } from '../words';
import styles from './withdrawals.module.scss';

function Row({ item, ruled }: { item: Withdrawal; ruled: boolean }) {
  return (
    <Pressable
      className={`${styles.row} ${ruled ? styles.ruled : ''}`}
      role="link"
      onPress={() => openPage(routes.withdrawal({ withdrawalId: item.id }))}
    >
      <View className={styles.icon}>
        <Icon name={CHANNEL_ICONS[item.channel]} size={44} />
      </View>
      <View className={styles.main}>
        <Text className={styles.title}>{accountText(item.channel, item.accountMasked)}</Text>
        <Text className={styles.note}>{formatDateTime(item.requestedAt)}</Text>
        {item.state === 'awaiting-confirmation' && (
          <Text className={styles.todo}>需要您确认收款，点此继续</Text>
        )}
        {item.failReason && <Text className={styles.todo}>{item.failReason}</Text>}
      </View>
      <View className={styles.worth}>
        <Money fen={item.amountFen} size="m" />
        <Tag tone={WITHDRAWAL_TONES[item.state]}>{item.stateText}</Tag>
      </View>
    </Pressable>
  );
}

export function WithdrawalsView() {
  const pages = usePages(keys.withdrawals, (cursor) => api.listWithdrawals({ cursor }));
  useLive();
  useFreshOnShow();
  usePageRefresh(pages.refetch);
  return (
    <Loadable
      query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}
      describe={describeError}
      skeleton={<Skeleton preset="list" count={5} />}
    >
      {(items) =>
        items.length === 0 ? (
          <EmptyState
            title="还没有提现记录"
            text="佣金结算后就可以提现"
            actionText="去提现"
            onAction={() => openPage(routes.withdraw())}
          />
        ) : (
          <>
            <WindowedList items={items} keyOf={({ id }) => id} stack={styles.rows} part={10}>
              {(item, index) => <Row key={item.id} item={item} ruled={index > 0} />}
            </WindowedList>
            <ListFooter {...pages.footer} />
          </>
        )
      }
    </Loadable>
  );
}
