import { Text, View } from '@tarojs/components';
import { fen as asFen, formatYuan } from '@yimai/shared/kernel/money';
import styles from './money.module.scss';

export interface MoneyProps {
  /** Integer fen, as the API sends it. */
  fen: number;
  /** s 26 · m 32 · l 44 · xl 64 design px for the whole part; the rest is smaller. */
  size?: 's' | 'm' | 'l' | 'xl';
  tone?: 'brand' | 'ink' | 'muted' | 'jade' | 'gold' | 'inherit';
  /** Shows + before a positive amount, as in statements. */
  signed?: boolean;
  className?: string;
}

/**
 * An amount of money. The only component that turns fen into text; nobody divides by 100. Its texts are one piece each: on
 * mini-programs every piece between two values would be a node of its own.
 */
export function Money({ fen, size = 'm', tone = 'ink', signed, className = '' }: MoneyProps) {
  const text = formatYuan(asFen(fen));
  const negative = text.startsWith('-');
  const [whole = '0', decimals = '00'] = text.replace('-', '').split('.');
  const sign = negative ? '−' : signed && fen > 0 ? '+' : '';
  const spoken = { 'aria-label': `${negative ? '负' : ''}${whole}.${decimals}元`, role: 'text' } as object;
  return (
    <View className={`${styles.money} ${styles[size]} ${styles[tone]} ${className}`} {...spoken}>
      <Text className={styles.mark}>{`${sign}¥`}</Text>
      <Text className={styles.whole}>{whole.replace(/\B(?=(\d{3})+$)/g, ',')}</Text>
      <Text className={styles.decimals}>{`.${decimals}`}</Text>
    </View>
  );
}
