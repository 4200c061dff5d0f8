import { useState } from 'react';
import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { Tabs } from '@/components/tabs';
import { usePageRefresh } from '@/components/use-page-refresh';
import { WindowedList } from '@/components/windowed-list';
import { openPage } from '@/lib/navigate';
import { api, describeError, type ApiInput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { usePages } from '@/lib/use-pages';
import { keys, useFreshOnShow, type Customer } from '../api';
import { useLive } from '../live/use-live';
import { CustomerCard } from './customer-card';
import styles from './customers.module.scss';

type State = NonNullable<ApiInput<'listCustomers'>['state']>;

const STATES: readonly { key: State; text: string }[] = [
  { key: 'all', text: '全部' },
  { key: 'protected', text: '保护中' },
  { key: 'open', text: '已到期' },
  { key: 'lost', text: '他人服务' },
];
const EXPLAIN: Record<State, string> = {
  all: '保护期内的购买都计给您；客户再次下单会延长保护期',
  protected: '保护期内，其他人的分享不会改变归属',
  open: '仍由您服务，但下一次打开他人分享时会变更归属',
  lost: '保护期结束后打开了他人的分享，之后的订单计给对方',
};

const keyOf = (item: Customer): string => `${item.memberMasked}${item.boundAt}`;

export function CustomersView() {
  const [state, setState] = useState<State>('all');
  const pages = usePages(keys.customers(state), (cursor) => api.listCustomers({ state, cursor }));
  useLive();
  useFreshOnShow();
  usePageRefresh(pages.refetch);
  return (
    <>
      <Tabs items={STATES} value={state} onChange={setState} even sticky />
      <View className={styles.explain}>{EXPLAIN[state]}</View>
      <Loadable
        query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}
        describe={describeError}
        skeleton={<Skeleton preset="list" count={5} />}
      >
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              illustration="people"
              title={state === 'all' ? '还没有客户' : '没有这样的客户'}
              text="有人打开您的分享并登录后，会显示在这里"
              actionText="去推广"
              onAction={() => openPage(routes.share())}
            />
          ) : (
            <>
              <WindowedList items={items} keyOf={keyOf} stack={styles.stack} className={styles.grid}>
                {(item) => <CustomerCard key={keyOf(item)} item={item} />}
              </WindowedList>
              <ListFooter {...pages.footer} />
            </>
          )
        }
      </Loadable>
    </>
  );
}
