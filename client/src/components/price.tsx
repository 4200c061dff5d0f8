import { Text, View } from '@tarojs/components';
import { DEFAULT_LABEL, PRICE_WORD_TEXTS } from '@yimai/shared/domain/experiment/price-label';
import { fen as asFen, formatYuan } from '@yimai/shared/kernel/money';
import { useExposure } from '@/lib/exposure';
import type { ApiOutput } from '@/lib/request';
import { Money, type MoneyProps } from './money';
import styles from './price.module.scss';

/** How a price is written, where the shop tries or chose another way than the usual one. */
export type PriceLabel = ApiOutput<'getProduct'>['priceLabel'];

export interface PriceProps {
  /** Integer fen, as the API sends it. */
  fen: number;
  /** Struck through beside it, when higher. */
  marketFen?: number | null;
  /** "起" after the price of a product whose SKUs differ. */
  from?: boolean;
  label?: PriceLabel;
  size?: MoneyProps['size'];
  className?: string;
}

const short = (fen: number): string => `¥${formatYuan(asFen(fen)).replace(/\.00$/, '')}`;
const spoken = (text: string): object => ({ 'aria-label': text });

/** What the price is compared with: crossed out, or as the difference. */
function Market({ fen, marketFen, isSaved }: { fen: number; marketFen: number; isSaved: boolean }) {
  if (isSaved)
    return (
      <Text className={styles.saved} {...spoken(`比划线价省${formatYuan(asFen(marketFen - fen))}元`)}>
        {`省 ${short(marketFen - fen)}`}
      </Text>
    );
  return (
    <Text className={styles.market} {...spoken(`划线价${formatYuan(asFen(marketFen))}元`)}>
      {short(marketFen)}
    </Text>
  );
}

export function Price({ fen, marketFen, from, label, size = 'm', className = '' }: PriceProps) {
  useExposure(label?.experimentId);
  const { word, market } = label ?? DEFAULT_LABEL;
  const prefix = PRICE_WORD_TEXTS[word];
  const isCompared = typeof marketFen === 'number' && marketFen > fen && market !== 'hidden';
  return (
    <View className={`${styles.price} ${className}`}>
      {prefix && <Text className={styles.prefix}>{prefix}</Text>}
      <Money fen={fen} size={size} tone="brand" />
      {from && <Text className={styles.from}>起</Text>}
      {isCompared && <Market fen={fen} marketFen={marketFen} isSaved={market === 'saved'} />}
    </View>
  );
}
