import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { Image } from './image';
import { Money } from './money';
import styles from './line-item.module.scss';

export interface LineItemProps {
  title: string;
  skuText?: string;
  imageUrl?: string;
  priceFen?: number;
  quantity?: number;
  onPress?: () => void;
  /** Under the texts: tags, a refunded amount, a button. */
  children?: ReactNode;
}

/** One kind of goods within an order or an after-sale case. */
export function LineItem({ title, skuText, imageUrl, priceFen, quantity, onPress, children }: LineItemProps) {
  const body = (
    <>
      <View className={styles.picture}>
        <Image src={imageUrl} alt="" ratio={1} radius="m" />
      </View>
      <View className={styles.facts}>
        <View className={styles.head}>
          <View className={styles.words}>
            <View className={styles.title}>{title}</View>
            {skuText && <Text className={styles.sku}>{skuText}</Text>}
          </View>
          {priceFen !== undefined && (
            <View className={styles.price}>
              <Money fen={priceFen} size="s" />
              {quantity !== undefined && <Text className={styles.quantity}>×{quantity}</Text>}
            </View>
          )}
        </View>
        {children}
      </View>
    </>
  );
  if (!onPress) return <View className={styles.line}>{body}</View>;
  return (
    <Pressable className={styles.line} role="link" label={title} onPress={onPress}>
      {body}
    </Pressable>
  );
}
