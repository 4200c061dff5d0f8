import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Price } from '@/components/price';
import { Tag } from '@/components/tag';
import { formatBps, formatCount, yuan } from '@/lib/format';
import { bps } from '@yimai/shared/kernel/bps';
import type { Product } from './api';
import styles from './product.module.scss';

const percent = (low: number, high: number): string =>
  low === high ? formatBps(bps(low)) : `${formatBps(bps(low))}–${formatBps(bps(high))}`;

/** P-07: what sharing earns is told to everybody the shop's policy names; the API sends null to the others. */
function Commission({ product, onShare }: { product: Product; onShare: () => void }) {
  const { commission, commissionNote } = product;
  if (!commission) return null;
  if (commission.maxFen === 0)
    return commissionNote ? <Text className={styles.commissionNone}>{commissionNote}</Text> : null;
  const amount =
    commission.minFen === commission.maxFen
      ? yuan(commission.maxFen)
      : `${yuan(commission.minFen)}–${yuan(commission.maxFen).slice(1)}`;
  return (
    <Pressable className={styles.commission} label={`分享赚 ${amount}，去分享`} onPress={onShare}>
      <Icon name="share" size={32} />
      <Text className={styles.commissionText}>
        分享赚 <Text className={styles.commissionAmount}>{amount}</Text>
      </Text>
      <Text className={styles.commissionRate}>
        佣金比例 {percent(commission.minRateBps, commission.maxRateBps)}
      </Text>
      <Icon name="next" size={26} />
    </Pressable>
  );
}

export function Summary({ product, onShare }: { product: Product; onShare: () => void }) {
  const differ = product.skus.some((sku) => sku.priceFen !== product.priceFen);
  return (
    <View className={styles.block}>
      <View className={styles.priceRow}>
        <Price fen={product.priceFen} marketFen={product.marketPriceFen} from={differ} size="xl" />
        {product.soldCount > 0 && (
          <Text className={styles.sold}>
            已售 {formatCount(product.soldCount)} {product.unit}
          </Text>
        )}
      </View>
      <View className={styles.titleRow}>
        <View className={styles.titleMain}>
          <View className={styles.title}>{product.title}</View>
          {product.subtitle && <View className={styles.subtitle}>{product.subtitle}</View>}
        </View>
        <Pressable className={styles.shareButton} label="分享" onPress={onShare}>
          <Icon name="share" size={40} />
          <Text className={styles.shareText}>分享</Text>
        </Pressable>
      </View>
      {(product.tags.length > 0 || product.sellingPoints.length > 0) && (
        <View className={styles.points}>
          {product.tags.map((tag) => (
            <Tag key={tag} tone="brand">
              {tag}
            </Tag>
          ))}
          {product.sellingPoints.map((point) => (
            <Tag key={point} tone="jade">
              {point}
            </Tag>
          ))}
        </View>
      )}
      <Commission product={product} onShare={onShare} />
    </View>
  );
}
