import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Card } from '@/components/card';
import { Funnel } from '@/components/charts/funnel';
import { HourChart } from '@/components/charts/hour-chart';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { Money } from '@/components/money';
import { openPage } from '@/lib/navigate';
import { api, type ApiOutput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { keys } from '../api';
import { fileUrl, sceneText } from '../words';
import { Change } from './change';
import styles from './insight.module.scss';

type Insight = ApiOutput<'getShareInsight'>;

/** Shared by the cards of one dashboard: one request for as many days. */
export function useInsight(days: number) {
  return useQuery({
    queryKey: keys.insight(days),
    queryFn: () => api.getShareInsight({ days }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}

/** From an opened link to settled commission. */
export function ShareFunnel({ insight }: { insight: Insight }) {
  const { current, previous, days } = insight;
  const steps = [
    { name: '打开分享', value: current.clicks, note: current.clicks > 0 ? `${current.visitors} 台设备` : '' },
    { name: '下单付款', value: current.orders, note: current.orders > 0 ? `${current.buyers} 位买家` : '' },
    { name: '完成结算', value: current.settledOrders, note: current.orders > 0 ? '过了退货期' : '' },
  ];
  return (
    <Card title="推广转化" extra={`近 ${days} 天`} className={styles.card}>
      <Funnel steps={steps} />
      <View className={styles.foot}>
        <Text className={styles.fact}>
          新增客户<Text className={styles.count}>{current.customers}</Text>
        </Text>
        <Change now={current.clicks} before={previous.clicks} than={`前 ${days} 天打开`} />
        <Change now={current.orders} before={previous.orders} than={`前 ${days} 天下单`} />
      </View>
    </Card>
  );
}

const clockText = (hour: number): string => `${hour}:00`;

/** When one's own shares are opened: what was, not what will be. */
export function ShareHours({ insight }: { insight: Insight }) {
  const { bestHours, hours, scenes, days } = insight;
  const hint = bestHours
    ? `${clockText(bestHours.fromHour)}–${clockText(bestHours.toHour)} 打开最多，占 ${bestHours.sharePercent}%`
    : '打开次数还不多，满 30 次后显示您的高峰时段';
  return (
    <Card title="打开时段" extra={`近 ${days} 天`} className={styles.card}>
      <View className={styles.hint}>{hint}</View>
      <HourChart
        values={hours.map(({ clicks }) => clicks)}
        highlight={bestHours}
        summary={`分享在一天各小时被打开的次数，${hint}`}
      />
      <View className={styles.scenes}>
        {scenes.map(({ scene, clicks }) => (
          <View key={scene} className={styles.scene}>
            {sceneText(scene)}
            <Text className={styles.count}>{clicks}</Text>
          </View>
        ))}
      </View>
      <View className={styles.note}>按您自己的数据统计，仅供安排时间参考。</View>
    </Card>
  );
}

/** What sold, and what was only looked at. */
export function BestProducts({ insight }: { insight: Insight }) {
  return (
    <Card title="推广商品" extra={`近 ${insight.days} 天`} className={styles.card}>
      {insight.products.length === 0 ? (
        <View className={styles.hint}>分享一件商品，它的打开与成交会显示在这里</View>
      ) : (
        insight.products.map((product) => (
          <Pressable
            key={product.productId}
            className={styles.product}
            role="link"
            label={`为${product.title}做海报`}
            onPress={() => openPage(routes.poster({ productId: product.productId }))}
          >
            <View className={styles.picture}>
              <Image src={fileUrl(product.imageUrl)} alt="" ratio={1} radius="m" />
            </View>
            <View className={styles.main}>
              <Text className={styles.title}>{product.title}</Text>
              <Text className={styles.figures}>
                打开 {product.clicks} 次 · 成交 {product.orders} 笔
              </Text>
            </View>
            <Money fen={product.commissionFen} size="s" tone={product.commissionFen > 0 ? 'ink' : 'muted'} />
          </Pressable>
        ))
      )}
    </Card>
  );
}
