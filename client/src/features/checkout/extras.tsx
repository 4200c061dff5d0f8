import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Cell, CellGroup } from '@/components/cell';
import { Checkbox } from '@/components/choice';
import { FieldGroup, TextArea } from '@/components/field';
import type { Offer } from '@/components/offer-card';
import { yuan } from '@/lib/format';
import { noFreightText, useBetterCoupons, type Quote } from './api';
import { CouponPicker } from './coupon-picker';
import type { CheckoutState } from './use-checkout';
import styles from './checkout.module.scss';

function couponText(quote: Quote, [best]: readonly Offer[]): string {
  if (best) return `可领券减 ${yuan(Math.min(best.discountFen, quote.goodsFen))}`;
  const usable = quote.coupons.filter((one) => one.isApplicable).length;
  if (quote.appliedCouponGrantId) return `−${yuan(quote.discountFen)}`;
  return usable > 0 ? `${usable} 张可用` : '暂无可用';
}

/** Coupon, freight, a note to the shop, and what must be acknowledged. */
export function Extras({ quote, state }: { quote: Quote; state: CheckoutState }) {
  const [picking, setPicking] = useState(false);
  const better = useBetterCoupons(quote);
  const isSaving = quote.appliedCouponGrantId !== null || better.length > 0;
  return (
    <View>
      <CellGroup>
        <Cell
          title="优惠券"
          value={<Text className={isSaving ? styles.saving : ''}>{couponText(quote, better)}</Text>}
          onPress={() => setPicking(true)}
        />
        <Cell
          title="配送"
          note={quote.freightText}
          value={quote.freightFen > 0 ? yuan(quote.freightFen) : noFreightText(quote)}
        />
      </CellGroup>
      <FieldGroup>
        <TextArea
          label="订单备注"
          placeholder="选填，如放快递柜、送货时间"
          maxLength={200}
          rows={1}
          onChange={state.setNote}
        />
      </FieldGroup>
      {state.isExempt && (
        <View
          id="checkout-acknowledge"
          className={`${styles.acknowledge} ${state.problem === 'acknowledge' && !state.acknowledged ? styles.missed : ''}`}
        >
          <Checkbox checked={state.acknowledged} onChange={state.setAcknowledged}>
            我已知悉：标注“不支持七天无理由”的商品，签收后如无质量问题不予退换
          </Checkbox>
          {state.problem === 'acknowledge' && !state.acknowledged && (
            <View className={styles.problem} {...({ role: 'alert' } as object)}>
              请勾选后再提交订单
            </View>
          )}
        </View>
      )}
      <CouponPicker
        quote={quote}
        better={better}
        open={picking}
        onClose={() => setPicking(false)}
        onPick={state.setCoupon}
      />
    </View>
  );
}
