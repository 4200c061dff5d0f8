import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Cell } from '@/components/cell';
import { EmptyState } from '@/components/empty-state';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { WindowedList } from '@/components/windowed-list';
import { formatDay } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { platformLabel } from '@/lib/platform-words';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { usePages } from '@/lib/use-pages';
import { keys, useFreshOnShow, type TeamMember } from '../api';
import { fileUrl } from '../words';
import styles from './team.module.scss';

const keyOf = ({ name, joinedAt }: TeamMember): string => `${name}${joinedAt}`;

function Partner({ item }: { item: TeamMember }) {
  return (
    <View className={styles.card}>
      <View className={styles.head}>
        <Avatar src={item.avatarUrl && fileUrl(item.avatarUrl)} name={item.name} size={88} />
        <View className={styles.who}>
          <Text className={styles.name}>{item.name}</Text>
          <Text className={styles.note}>
            {formatDay(item.joinedAt)}加入 · {platformLabel(item.platform)}
          </Text>
        </View>
        <View className={styles.worth}>
          <Text className={styles.note}>为您带来佣金</Text>
          <Money fen={item.contributedFen} size="m" tone="brand" />
        </View>
      </View>
      <View className={styles.facts}>
        <Text>自己成交 {item.ordersOwn} 笔</Text>
        <View className={styles.fact}>
          成交额 <Money fen={item.salesFen} size="s" />
        </View>
        {item.directTeam > 0 && <Text>邀请了 {item.directTeam} 位</Text>}
      </View>
    </View>
  );
}

/** Those who joined through me. What counts is what they sold, never how many they are. */
export function TeamView() {
  const pages = usePages(keys.team, (cursor) => api.listTeam({ cursor }));
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
            illustration="people"
            title="还没有伙伴"
            text="通过您的邀请加入的分销员会显示在这里"
            actionText="邀请伙伴"
            onAction={() => openPage(routes.share({ target: 'recruit' }))}
          />
        ) : (
          <>
            <View className={styles.explain}>
              伙伴自己卖出的商品，按方案计给您一份佣金；加入免费，邀请本身不计佣金
            </View>
            <View className={styles.ways}>
              <Cell icon="check-circle" title="邀请进度" onPress={() => openPage(routes.invites())} />
              <Cell icon="category" title="伙伴关系" onPress={() => openPage(routes.network())} />
            </View>
            <WindowedList items={items} keyOf={keyOf} stack={styles.stack} className={styles.grid}>
              {(item) => <Partner key={keyOf(item)} item={item} />}
            </WindowedList>
            <ListFooter {...pages.footer} />
          </>
        )
      }
    </Loadable>
  );
}
