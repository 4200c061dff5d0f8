import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { Pressable } from '@/components/base/pressable';
import { Tabs } from '@/components/tabs';
import { usePageRefresh } from '@/components/use-page-refresh';
import { WindowedList } from '@/components/windowed-list';
import { openPage } from '@/lib/navigate';
import { platformLabel } from '@/lib/platform-words';
import { api, describeError, type ApiInput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { usePages } from '@/lib/use-pages';
import { keys, useFreshOnShow, type Commission, type Platform } from '../api';
import { useLive } from '../live/use-live';
import { CommissionRow } from './commission-row';
import { groupByDay, partsOfDays, type DayPart } from './group-by-day';
import styles from './commissions.module.scss';

type State = NonNullable<ApiInput<'listCommissions'>['state']>;

const STATES: readonly { key: State; text: string }[] = [
  { key: 'all', text: '全部' },
  { key: 'accrued', text: '待结算' },
  { key: 'available', text: '可提现' },
  { key: 'paid', text: '已到账' },
  { key: 'reversed', text: '已冲回' },
];
const PLATFORMS: readonly (Platform | undefined)[] = [undefined, 'wechat', 'douyin', 'h5'];

function PlatformFilter({ value, onChange }: { value?: Platform; onChange: (value?: Platform) => void }) {
  return (
    <View className={styles.filter} {...({ role: 'radiogroup', 'aria-label': '成交渠道' } as object)}>
      {PLATFORMS.map((platform) => (
        <Pressable
          key={platform ?? 'all'}
          role="radio"
          selected={platform === value}
          className={`${styles.chip} ${platform === value ? styles.chipOn : ''}`}
          onPress={() => onChange(platform)}
        >
          {platform ? platformLabel(platform) : '全部渠道'}
        </Pressable>
      ))}
    </View>
  );
}

/** About half a screen. */
const ROWS = 5;

const keyOf = ({ items }: DayPart<Commission>): string => items[0]?.id ?? '';

function Day({ part }: { part: DayPart<Commission> }) {
  const { title, count, items, isFirst, isLast } = part;
  return (
    <>
      {isFirst && (
        <View className={styles.day}>
          <Text className={styles.dayName}>{title}</Text>
          <Text>{`${count} 笔`}</Text>
        </View>
      )}
      <View className={`${styles.rows} ${isFirst ? styles.head : ''} ${isLast ? styles.foot : ''}`}>
        <View className={styles.part}>
          {items.map((item) => (
            <CommissionRow key={item.id} item={item} />
          ))}
        </View>
      </View>
    </>
  );
}

function asState(text: string | undefined): State {
  return STATES.find((one) => one.key === text)?.key ?? 'all';
}

export function CommissionsView({ initialState }: { initialState?: string }) {
  const [state, setState] = useState<State>(asState(initialState));
  const [platform, setPlatform] = useState<Platform | undefined>();
  const pages = usePages(keys.commissions(state, platform), (cursor) =>
    api.listCommissions({ state, platform, cursor }),
  );
  useLive();
  useFreshOnShow();
  usePageRefresh(pages.refetch);
  return (
    <>
      <Tabs items={STATES} value={state} onChange={setState} sticky />
      <PlatformFilter value={platform} onChange={setPlatform} />
      <Loadable
        query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}
        describe={describeError}
        skeleton={<Skeleton preset="list" count={6} />}
      >
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              title="这里还没有佣金"
              text="有人通过您的分享下单并付款后，几秒内就会显示"
              actionText="去推广"
              onAction={() => openPage(routes.share())}
            />
          ) : (
            <>
              <WindowedList items={partsOfDays(groupByDay(items), ROWS)} keyOf={keyOf} part={1}>
                {(part) => <Day key={keyOf(part)} part={part} />}
              </WindowedList>
              <ListFooter {...pages.footer} />
            </>
          )
        }
      </Loadable>
    </>
  );
}
