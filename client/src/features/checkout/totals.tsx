import { Text, View } from '@tarojs/components';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Money } from '@/components/money';
import { yuan } from '@/lib/format';
import { noFreightText, type Quote } from './api';
import type { CheckoutState } from './use-checkout';
import styles from './checkout.module.scss';

/** `isOld`: another price is on its way. */
export function PriceDetails({ quote, isOld }: { quote: Quote; isOld: boolean }) {
  const count = quote.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <View className={`${styles.card} ${isOld ? styles.old : ''}`}>
      <View className={styles.cardTitle}>价格明细</View>
      <View className={styles.row}>
        <Text>商品金额（{count} 件）</Text>
        <Money fen={quote.goodsFen} size="s" />
      </View>
      <View className={styles.row}>
        <Text>运费</Text>
        {quote.freightFen > 0 ? (
          <Money fen={quote.freightFen} size="s" signed />
        ) : (
          <Text>{noFreightText(quote)}</Text>
        )}
      </View>
      {quote.discountFen > 0 && (
        <View className={styles.row}>
          <Text>优惠券</Text>
          <Money fen={-quote.discountFen} size="s" tone="brand" />
        </View>
      )}
      <View className={`${styles.row} ${styles.sum}`}>
        <Text>应付</Text>
        <Money fen={quote.payableFen} size="l" tone="brand" />
      </View>
    </View>
  );
}

/** Under the price details on wide screens. */
export function SubmitCard({ quote, state }: { quote: Quote; state: CheckoutState }) {
  return (
    <View className={styles.submitCard}>
      <Button block size="l" loading={state.isSubmitting} onPress={state.submit}>
        {`提交订单 ${yuan(quote.payableFen)}`}
      </Button>
      <Text className={styles.submitNote}>提交后请在 30 分钟内完成付款，逾期订单自动关闭</Text>
    </View>
  );
}

/** The bar of phones. */
export function CheckoutBar({ state }: { state: CheckoutState }) {
  const quote = state.query.data;
  if (!quote) return null;
  return (
    <View className={styles.phoneOnly}>
      <BottomBar>
        <View className={`${styles.barTotal} ${state.isRequoting ? styles.old : ''}`}>
          <View className={styles.barLine}>
            <Text className={styles.barText}>应付</Text>
            <Money fen={quote.payableFen} size="l" tone="brand" />
          </View>
          {quote.discountFen > 0 && <Text className={styles.barNote}>已优惠 {yuan(quote.discountFen)}</Text>}
        </View>
        <Button size="l" loading={state.isSubmitting} onPress={state.submit}>
          提交订单
        </Button>
      </BottomBar>
    </View>
  );
}
