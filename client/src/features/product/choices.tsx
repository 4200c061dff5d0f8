import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon, type IconName } from '@/components/icon';
import { Popup } from '@/components/popup';
import { yuanShort } from '@/lib/format';
import { useCoupons, useServedBy, type Product } from './api';
import { CouponSheet } from './coupon-sheet';
import type { ProductPageState } from './use-product-page';
import styles from './product.module.scss';

function Line({ label, children, onPress }: { label: string; children: React.ReactNode; onPress?: () => void }) {
  const body = (
    <>
      <Text className={styles.lineLabel}>{label}</Text>
      <View className={styles.lineBody}>{children}</View>
      {onPress && <Icon name="next" size={28} color="var(--c-ink-3)" />}
    </>
  );
  if (!onPress) return <View className={styles.line}>{body}</View>;
  return (
    <Pressable className={styles.line} onPress={onPress}>
      {body}
    </Pressable>
  );
}

function guarantees(product: Product): { icon: IconName; title: string; text: string }[] {
  return [
    product.isReturnable
      ? { icon: 'return', title: '七天无理由退货', text: '签收后 7 天内，商品完好可申请退货退款。' }
      : {
          icon: 'info',
          title: '不支持七天无理由',
          text: '鲜活易腐或定制商品，下单时需确认；质量问题仍可申请售后。',
        },
    { icon: 'truck', title: '48 小时发货', text: '付款后 48 小时内发出，发货后可查看物流。' },
    { icon: 'shield', title: '官方支付保障', text: '款项经微信、支付宝或抖音官方渠道收取，退款原路返回。' },
    { icon: 'service', title: '专人售后', text: '订单详情页可直接发起售后，处理进度全程可见。' },
  ];
}

export function Choices({ product, state }: { product: Product; state: ProductPageState }) {
  const [sheet, setSheet] = useState<'coupons' | 'guarantees' | null>(null);
  const coupons = useCoupons().data?.filter((one) => one.state === 'claimable' || one.state === 'claimed') ?? [];
  const servedBy = useServedBy();
  const picked = product.skus.find((sku) => sku.id === state.picked?.skuId);
  const promises = guarantees(product);
  return (
    <View className={styles.block}>
      {coupons.length > 0 && (
        <Line label="优惠" onPress={() => setSheet('coupons')}>
          <View className={styles.chips}>
            {coupons.slice(0, 3).map((coupon) => (
              <Text key={coupon.id} className={styles.couponChip}>
                {coupon.thresholdFen > 0
                  ? `满${yuanShort(coupon.thresholdFen).slice(1)}减${yuanShort(coupon.discountFen).slice(1)}`
                  : `立减${yuanShort(coupon.discountFen).slice(1)}`}
              </Text>
            ))}
          </View>
        </Line>
      )}
      <Line label="已选" onPress={() => state.openPanel('choose')}>
        {picked
          ? `${picked.specs.join(' · ')}，${state.picked?.quantity ?? 1} ${product.unit}`
          : `选择${product.specs.map((spec) => spec.name).join('、') || '数量'}`}
      </Line>
      <Line label="运费">{product.freightHint}</Line>
      <Line label="保障" onPress={() => setSheet('guarantees')}>
        <Text className={styles.ellipsis}>{promises.map((one) => one.title).join(' · ')}</Text>
      </Line>
      {servedBy && (
        <Line label="服务">
          <Text className={styles.servedBy}>由 {servedBy} 为您服务</Text>
        </Line>
      )}
      <CouponSheet open={sheet === 'coupons'} coupons={coupons} onClose={() => setSheet(null)} />
      <Popup open={sheet === 'guarantees'} onClose={() => setSheet(null)} title="服务保障">
        {promises.map((one) => (
          <View key={one.title} className={styles.promise}>
            <Icon name={one.icon} size={44} color="var(--c-jade)" />
            <View className={styles.promiseText}>
              <View className={styles.promiseTitle}>{one.title}</View>
              <View className={styles.promiseNote}>{one.text}</View>
            </View>
          </View>
        ))}
      </Popup>
    </View>
  );
}
