import { Text, View } from '@tarojs/components';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { Countdown } from '@/components/countdown';
import { formatDay } from '@/lib/format';
import { queryClient } from '@/lib/query';
import { clock } from '@/platform/clock';
import { Windowed } from '@/platform/windowed';
import type { BlockProps, Coupon } from '../api';
import { ProductTile } from '../product-tile';
import { SectionTitle } from '../section-title';
import { Strip } from '../strip';
import { Ticket } from '../ticket';
import styles from './flash.module.scss';

/** Further away a running clock is a gesture, not news: then the day says it. */
const SOON_MS = 3 * DAY_MS;

/** When it really ends. The server leaves the block away afterwards, so the page is asked for again. */
function End({ coupon }: { coupon: Coupon }) {
  const left = Date.parse(coupon.endsAt) - clock.now().getTime();
  if (left > SOON_MS) return <Text className={styles.until}>{formatDay(coupon.endsAt)}截止</Text>;
  return (
    <View className={styles.clock}>
      <Text className={styles.until}>距结束</Text>
      <Countdown
        until={coupon.endsAt}
        kind="boxed"
        onEnd={() => void queryClient.invalidateQueries({ queryKey: ['page'] })}
      />
    </View>
  );
}

/** A coupon that ends, and what to use it for. */
export function FlashBlock({ block }: BlockProps<'flash'>) {
  const { title, coupon, products } = block;
  return (
    <Windowed>
      <View className={styles.flash}>
        <SectionTitle title={title} extra={<End coupon={coupon} />} />
        <View className={styles.offer}>
          <Ticket coupon={coupon} />
          <View className={styles.words}>
            <Text className={styles.name}>{coupon.title}</Text>
            <Text className={styles.rule}>{formatDay(coupon.endsAt)}前有效</Text>
          </View>
        </View>
        <Strip fits>
          {products.map((product) => (
            <ProductTile key={product.id} product={product} />
          ))}
        </Strip>
      </View>
    </Windowed>
  );
}
