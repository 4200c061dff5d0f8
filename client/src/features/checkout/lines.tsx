import { Text, View } from '@tarojs/components';
import { Image } from '@/components/image';
import { Money } from '@/components/money';
import { Tag } from '@/components/tag';
import { asset } from '@/lib/asset';
import { priceChange } from '@/lib/cart';
import { yuan } from '@/lib/format';
import type { Quote } from './api';
import styles from './checkout.module.scss';

/** Said again where one pays: the price may have moved after the cart was last looked at. */
function PriceNotice({ addedFen, nowFen }: { addedFen: number | undefined; nowFen: number }) {
  const change = addedFen === undefined ? null : priceChange(addedFen, nowFen);
  return change && <Text className={`${styles.priceChange} ${styles[change.tone]}`}>{change.text}</Text>;
}

export function Lines({ quote, addedFen }: { quote: Quote; addedFen: Readonly<Record<string, number>> }) {
  return (
    <View className={styles.card}>
      {quote.lines.map((line) => (
        <View key={line.skuId} className={styles.line}>
          <View className={styles.picture}>
            <Image src={asset(line.imageUrl, 360)} alt="" ratio={1} radius="m" />
          </View>
          <View className={styles.facts}>
            <View className={styles.title}>{line.title}</View>
            {line.skuText && <Text className={styles.sku}>{line.skuText}</Text>}
            {!line.isReturnable && (
              <View className={styles.tags}>
                <Tag tone="amber">不支持七天无理由</Tag>
              </View>
            )}
            <View className={styles.lineFoot}>
              <Money fen={line.priceFen} size="m" />
              <Text className={styles.quantity}>×{line.quantity}</Text>
            </View>
            <PriceNotice addedFen={addedFen[line.skuId]} nowFen={line.priceFen} />
            {line.discountFen > 0 && (
              <Text className={styles.discount}>优惠分摊 −{yuan(line.discountFen)}</Text>
            )}
          </View>
        </View>
      ))}
    </View>
  );
}
