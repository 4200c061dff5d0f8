import { Text, View } from '@tarojs/components';
import { Image } from '@/components/image';
import { Money } from '@/components/money';
import { Tag } from '@/components/tag';
import { asset } from '@/lib/asset';
import { yuan } from '@/lib/format';
import type { Quote } from './api';
import styles from './checkout.module.scss';

export function Lines({ quote }: { quote: Quote }) {
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
            {line.discountFen > 0 && (
              <Text className={styles.discount}>优惠分摊 −{yuan(line.discountFen)}</Text>
            )}
          </View>
        </View>
      ))}
    </View>
  );
}
