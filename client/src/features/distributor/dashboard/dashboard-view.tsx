import { useState } from 'react';
import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { api, describeError } from '@/lib/request';
import { WhenNear } from '@/platform/when-near';
import { keys, useFreshOnShow, type Dashboard } from '../api';
import { Arrival, useArrival } from '../live/arrival';
import { useLive } from '../live/use-live';
import { GuideCard } from '../guide/guide-card';
import { Balance } from './balance';
import { BestProducts, ShareFunnel, ShareHours, useInsight } from './insight';
import { Outlook } from './outlook';
import { PlatformSplit } from './platform-split';
import { Periods } from './periods';
import { Shortcuts } from './shortcuts';
import { Trend } from './trend';
import styles from './dashboard.module.scss';

const FIRST_DAYS = 30;
/** Without the socket a new commission would wait for a pull; within five seconds is the promise. */
const POLL_MS = 5_000;

interface ContentProps {
  data: Dashboard;
  days: number;
  onDays: (days: number) => void;
  isLive: boolean;
  lit: boolean;
}

/** How the shares of these days did; asked for by those who scroll down to it. */
function Insight({ days }: { days: number }) {
  const { data: insight } = useInsight(days);
  if (!insight) return null;
  return (
    <>
      <View className={styles.pair}>
        <ShareFunnel insight={insight} />
        <ShareHours insight={insight} />
      </View>
      <BestProducts insight={insight} />
    </>
  );
}

function Content({ data, days, onDays, isLive, lit }: ContentProps) {
  return (
    <View className={styles.grid}>
      <View className={styles.first}>
        <Balance data={data} isLive={isLive} />
        {data.guide && <GuideCard guide={data.guide} />}
        <View className={styles.phone}>
          <Periods data={data} lit={lit} />
          <Shortcuts customers={data.customers} team={data.team} />
          <Outlook />
        </View>
        <Trend data={data} days={days} onDays={onDays} />
        <WhenNear>
          <Insight days={days} />
        </WhenNear>
      </View>
      <View className={styles.second}>
        <View className={styles.desk}>
          <Periods data={data} lit={lit} />
          <Outlook />
        </View>
        <PlatformSplit parts={data.byPlatform} days={data.byDay.length} />
      </View>
    </View>
  );
}

export function DashboardSkeleton() {
  return (
    <View className={styles.grid}>
      <View className={styles.first}>
        <Skeleton preset="block" height={400} />
        <View className={styles.gap} />
        <Skeleton preset="block" height={220} />
        <View className={styles.gap} />
        <Skeleton preset="block" height={480} />
      </View>
      <View className={styles.second}>
        <View className={styles.phone}>
          <View className={styles.gap} />
        </View>
        <Skeleton preset="block" height={320} />
      </View>
    </View>
  );
}

/** Today, what is held and what can be taken out, where it came from, and the last thirty days; kept live. */
export function DashboardView() {
  const { arrived, announce } = useArrival();
  const { isLive, isVisible } = useLive(announce);
  const [days, setDays] = useState(FIRST_DAYS);
  const query = useQuery({
    queryKey: keys.dashboard(days),
    queryFn: () => api.getDashboard({ days }),
    placeholderData: (before) => before,
    refetchInterval: isLive || !isVisible ? false : POLL_MS,
  });
  useFreshOnShow();
  usePageRefresh(query.refetch);
  return (
    <>
      <Arrival arrived={arrived} />
      <Loadable query={query} describe={describeError} skeleton={<DashboardSkeleton />}>
        {(data) => (
          <Content data={data} days={days} onDays={setDays} isLive={isLive} lit={arrived !== null} />
        )}
      </Loadable>
    </>
  );
}
