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
import styles from './product-tile.module.scss';

/** A product in a row: picture, name, price. */
export function ProductTile({ product, rank }: { product: ProductSummary; rank?: number }) {
  return (
    <Pressable
      role="link"
      label={product.title}
      className={styles.tile}
      onPress={() => openPage(routes.product({ productId: product.id }))}
    >
      <View className={styles.media}>
        <Image
          src={asset(product.image.url, 360)}
          alt=""
          ratio={1}
          radius="m"
          placeholderColor={product.image.placeholderColor}
        />
        {rank !== undefined && <Rank at={rank} />}
      </View>
      <Text className={styles.title}>{product.title}</Text>
      <Price fen={product.priceFen} label={product.priceLabel} />
      {rank !== undefined && product.soldCount > 0 && (
        <Text className={styles.sold}>已售 {formatCount(product.soldCount)}</Text>
      )}
    </Pressable>
  );
}
