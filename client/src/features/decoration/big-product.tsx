import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { Price } from '@/components/price';
import { asset } from '@/lib/asset';
import { formatCount } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { ProductSummary } from './api';
import { Rank } from './rank';
import styles from './big-product.module.scss';

/** One product as a picture across the page. */
export function BigProduct({ product, rank }: { product: ProductSummary; rank?: number }) {
  const { id, title, subtitle, image, priceFen, marketPriceFen, soldCount, isSoldOut, priceLabel } = product;
  return (
    <Pressable
      role="link"
      label={title}
      className={styles.big}
      onPress={() => openPage(routes.product({ productId: id }))}
    >
      <View className={styles.media}>
        <Image src={asset(image.url, 900)} alt="" ratio={1.6} placeholderColor={image.placeholderColor} />
        {rank !== undefined && <Rank at={rank} />}
      </View>
      <View className={styles.words}>
        <Text className={styles.title}>{title}</Text>
        {subtitle && <Text className={styles.subtitle}>{subtitle}</Text>}
        <View className={styles.foot}>
          <Price fen={priceFen} marketFen={marketPriceFen} label={priceLabel} size="l" />
          <Text className={styles.sold}>
            {isSoldOut ? '已售罄' : soldCount > 0 ? `已售 ${formatCount(soldCount)}` : '新品'}
          </Text>
        </View>
      </View>
    </Pressable>
  );
}
