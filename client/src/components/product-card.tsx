import { memo, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { IconButton } from './icon-button';
import { Image } from './image';
import { Money } from './money';
import { Price, type PriceLabel } from './price';
import { Tag } from './tag';
import styles from './product-card.module.scss';

export interface ProductCardProps {
  title: string;
  imageUrl?: string;
  placeholderColor?: string;
  priceFen: number;
  marketFen?: number | null;
  label?: PriceLabel;
  /** "起" after the price. */
  from?: boolean;
  subtitle?: string;
  /** At most two are shown. */
  tags?: readonly string[];
  /** "已售 1.2万". */
  soldText?: string;
  soldOut?: boolean;
  /** What a distributor would earn; shown to distributors only, by the caller. */
  earnFen?: number;
  /** Other choices earn more, as their price is higher. */
  earnFrom?: boolean;
  variant?: 'grid' | 'list';
  /** False for the first screen. */
  lazy?: boolean;
  onPress?: () => void;
  onAdd?: () => void;
  /** `list` only: something at the right end, e.g. a Stepper. */
  action?: ReactNode;
}

export const ProductCard = memo(function ProductCard(props: ProductCardProps) {
  const {
    title,
    subtitle,
    tags = [],
    soldText,
    soldOut,
    earnFen,
    earnFrom,
    variant = 'grid',
    onPress,
    onAdd,
    action,
  } = props;
  return (
    <Pressable className={`${styles.card} ${styles[variant]}`} role="link" onPress={onPress}>
      <View className={styles.media}>
        <Image
          src={props.imageUrl}
          alt=""
          ratio={1}
          lazy={props.lazy}
          placeholderColor={props.placeholderColor}
          radius={variant === 'list' ? 'm' : 'none'}
        />
        {soldOut && <View className={styles.soldOut}>售罄</View>}
      </View>
      <View className={styles.info}>
        <Text className={styles.title}>{title}</Text>
        {subtitle && <Text className={styles.subtitle}>{subtitle}</Text>}
        {(tags.length > 0 || earnFen !== undefined) && (
          <View className={styles.tags}>
            {earnFen !== undefined && (
              <Tag tone="gold">
                赚 <Money fen={earnFen} size="s" tone="inherit" className={styles.earn} />
                {earnFrom ? ' 起' : ''}
              </Tag>
            )}
            {tags.slice(0, 2).map((tag) => (
              <Tag key={tag} tone="brand">
                {tag}
              </Tag>
            ))}
          </View>
        )}
        <View className={styles.foot}>
          <View className={styles.numbers}>
            <Price fen={props.priceFen} marketFen={props.marketFen} from={props.from} label={props.label} />
            {soldText && <Text className={styles.sold}>{soldText}</Text>}
          </View>
          {action}
          {onAdd && !soldOut && (
            <IconButton
              icon="plus"
              kind="solid"
              size={34}
              label={`把${title}加入购物车`}
              onPress={onAdd}
              className={styles.add}
            />
          )}
        </View>
      </View>
    </Pressable>
  );
});
