import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { DOUDIAN_NOTE } from '@yimai/shared/domain/goods/doudian';
import { NOT_SOLD_HERE } from '@yimai/shared/domain/goods/virtual-goods';
import { isBoughtInDoudian } from '@/lib/doudian';
import { yuanShort } from '@/lib/format';
import { isSoldHere } from '@/lib/sold-here';
import { useIsDesktop } from '@/platform/viewport';
import { useOffers, useServedBy, type Product } from './api';
import { guarantees } from './guarantees';
import type { ProductPageState } from './use-product-page';
import styles from './product.module.scss';

function Line({
  label,
  children,
  onPress,
}: {
  label: string;
  children: React.ReactNode;
  onPress?: () => void;
}) {
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

export function Choices({ product, state }: { product: Product; state: ProductPageState }) {
  const coupons = useOffers();
  const servedBy = useServedBy();
  const isDesktop = useIsDesktop();
  const picked = product.skus.find((sku) => sku.id === state.picked?.skuId);
  const promises = guarantees(product);
  const isBoughtThere = isBoughtInDoudian(product);
  return (
    <View className={styles.block}>
      {coupons.length > 0 && !isBoughtThere && (
        <Line label="优惠" onPress={() => state.openSheet('coupons')}>
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
      {isBoughtThere && <Line label="说明">{DOUDIAN_NOTE}</Line>}
      {!isSoldHere(product) && <Line label="说明">{NOT_SOLD_HERE}，有疑问请联系客服</Line>}
      {!isDesktop && isSoldHere(product) && (
        <Line label="已选" onPress={() => state.openPanel('choose')}>
          {picked
            ? `${picked.specs.join(' · ')}，${state.picked?.quantity ?? 1} ${product.unit}`
            : `选择${product.specs.map((spec) => spec.name).join('、') || '数量'}`}
        </Line>
      )}
      <Line label="运费">{isBoughtThere ? '优惠与运费以抖音小店订单页为准' : product.freightHint}</Line>
      <Line label="保障" onPress={() => state.openSheet('guarantees')}>
        <Text className={styles.ellipsis}>{promises.map((one) => one.title).join(' · ')}</Text>
      </Line>
      {servedBy && (
        <Line label="服务">
          <Text className={styles.servedBy}>由 {servedBy} 为您服务</Text>
        </Line>
      )}
    </View>
  );
}
