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

function Points({ product }: { product: Product }) {
  if (product.sellingPoints.length === 0) return null;
  return (
    <View className={styles.points}>
      {product.sellingPoints.map((point) => (
        <View key={point} className={styles.point}>
          <Icon name="check" size={26} color="var(--c-jade)" />
          <Text>{point}</Text>
        </View>
      ))}
    </View>
  );
}

interface SummaryProps {
  product: Product;
  /** The SKU one has chosen: its price takes the place of "from". */
  sku?: Product['skus'][number];
  onShare: () => void;
}

export function Summary({ product, sku, onShare }: SummaryProps) {
  const differ = !sku && product.skus.some((one) => one.priceFen !== product.priceFen);
  return (
    <View className={`${styles.block} ${styles.summary}`}>
      <View className={styles.priceRow} {...({ 'aria-live': 'polite' } as object)}>
        <Price
          fen={sku?.priceFen ?? product.priceFen}
          marketFen={sku ? sku.marketPriceFen : product.marketPriceFen}
          from={differ}
          label={product.priceLabel}
          size="xl"
        />
        {product.soldCount > 0 && (
          <Text className={styles.sold}>
            已售 {formatCount(product.soldCount)} {product.unit}
          </Text>
        )}
      </View>
      <View className={styles.titleRow}>
        <View className={styles.titleMain}>
          <View className={styles.title} {...({ role: 'heading', 'aria-level': 1 } as object)}>
            {product.tags.slice(0, 2).map((tag) => (
              <Tag key={tag} kind="solid">
                {tag}
              </Tag>
            ))}
            <Text className={styles.titleText}>{product.title}</Text>
          </View>
          {product.subtitle && <View className={styles.subtitle}>{product.subtitle}</View>}
        </View>
        <Pressable className={styles.shareButton} label="分享" onPress={onShare}>
          <Icon name="share" size={40} />
          <Text className={styles.shareText}>分享</Text>
        </Pressable>
      </View>
      <Points product={product} />
      <Commission product={product} onShare={onShare} />
    </View>
  );
}
