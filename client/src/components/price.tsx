import { Text, View } from '@tarojs/components';
import { fen as asFen, formatYuan } from '@yimai/shared/kernel/money';
import { Money, type MoneyProps } from './money';
import styles from './price.module.scss';

export interface PriceProps {
  /** Integer fen, as the API sends it. */
  fen: number;
  /** Struck through beside it, when higher. */
  marketFen?: number | null;
  /** "起" after the price of a product whose SKUs differ. */
  from?: boolean;
  /** A word before the price: 到手价, 券后. */
  prefix?: string;
  size?: MoneyProps['size'];
  className?: string;
}

export function Price({ fen, marketFen, from, prefix, size = 'm', className = '' }: PriceProps) {
  return (
    <View className={`${styles.price} ${className}`}>
      {prefix && <Text className={styles.prefix}>{prefix}</Text>}
      <Money fen={fen} size={size} tone="brand" />
      {from && <Text className={styles.from}>起</Text>}
      {typeof marketFen === 'number' && marketFen > fen && (
        <Text
          className={styles.market}
          {...({ 'aria-label': `划线价${formatYuan(asFen(marketFen))}元` } as object)}
        >
          {`¥${formatYuan(asFen(marketFen)).replace(/\.00$/, '')}`}
        </Text>
      )}
    </View>
  );
}
