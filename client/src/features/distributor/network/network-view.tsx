import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Avatar } from '@/components/avatar';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { SearchBar } from '@/components/search-bar';
import { Skeleton } from '@/components/skeleton';
import { WindowedList } from '@/components/windowed-list';
import { openPage } from '@/lib/navigate';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { usePages } from '@/lib/use-pages';
import { keys, useFreshOnShow, useRefreshAll, type Network } from '../api';
import { useOpened } from '../use-opened';
import { fileUrl } from '../words';
import { Branch } from './branch';
import { Node } from './node';
import styles from './network.module.scss';

function Trunk({ network }: { network: Network }) {
  const { upline, me, directs, second } = network;
  return (
    <Card>
      {upline && (
        <View className={styles.above}>
          <Avatar src={upline.avatarUrl && fileUrl(upline.avatarUrl)} name={upline.nameMasked} size={56} />
          <Text className={styles.aboveText}>
            邀请您的人<Text className={styles.name}>{upline.nameMasked}</Text>
          </Text>
        </View>
      )}
      <View className={upline ? styles.mine : ''}>
        <Node node={{ ...me, nameMasked: '我' }} size={88} />
      </View>
      <View className={styles.levels}>
        <View className={styles.level}>
          <Text className={styles.figure}>{directs}</Text>
          <Text className={styles.note}>我邀请的</Text>
        </View>
        <View className={styles.level}>
          <Text className={styles.figure}>{second}</Text>
          <Text className={styles.note}>他们邀请的</Text>
        </View>
      </View>
    </Card>
  );
}

function Partners({ search }: { search: string }) {
  const opened = useOpened();
  const pages = usePages(keys.partners('', search), (cursor) =>
    api.listPartners({ cursor, search: search || undefined }),
  );
  return (
    <Loadable
      query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}
      describe={describeError}
      skeleton={<Skeleton preset="list" count={5} />}
    >
      {(items) =>
        items.length === 0 ? (
          <EmptyState
            illustration={search ? 'search' : 'people'}
            title={search ? '没有找到' : '还没有伙伴'}
            text={search ? '试试姓氏，或手机尾号后四位' : '通过您的邀请加入的分销员会显示在这里'}
            {...(search
              ? {}
              : { actionText: '邀请伙伴', onAction: () => openPage(routes.share({ target: 'recruit' })) })}
          />
        ) : (
          <>
            <View className={styles.tree} {...({ role: 'list', 'aria-label': '我邀请的伙伴' } as object)}>
              <WindowedList items={items} keyOf={({ id }) => id} part={10} ruled>
                {(node) => <Branch key={node.id} node={node} {...opened(node.id)} />}
              </WindowedList>
            </View>
            <ListFooter {...pages.footer} />
          </>
        )
      }
    </Loadable>
  );
}

/** One person up, two levels down, names masked; each level is fetched when it is opened. */
export function NetworkView() {
  const [search, setSearch] = useState('');
  const query = useQuery({ queryKey: keys.network, queryFn: () => api.getNetwork() });
  useFreshOnShow();
  useRefreshAll();
  return (
    <View className={styles.layout}>
      <View className={styles.side}>
        <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={360} />}>
          {(network) => <Trunk network={network} />}
        </Loadable>
        <View className={styles.foot}>
          只显示上一位和往下两层，姓名打码；伙伴的成交只显示区间。九十天没有自己出单记为休眠，不影响已赚的佣金。
        </View>
      </View>
      <View className={styles.main}>
        <SearchBar
          placeholder="姓氏或手机尾号后四位"
          onSearch={setSearch}
          onChange={(text) => text === '' && setSearch('')}
        />
        <Partners search={search} />
      </View>
    </View>
  );
}
