import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { Price } from '@/components/price';
import { asset } from '@/lib/asset';
import { formatCount } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { Windowed } from '@/platform/windowed';
import type { BlockProps, ProductSummary } from '../api';
import { SectionTitle } from '../section-title';
import { wayTo } from '../way-to';
import styles from './ranking.module.scss';

function Row({ product, at }: { product: ProductSummary; at: number }) {
  const { id, title, subtitle, image, priceFen, priceLabel, soldCount } = product;
  return (
    <Pressable
      role="link"
      label={`第${at + 1}名，${title}`}
      className={styles.row}
      onPress={() => openPage(routes.product({ productId: id }))}
    >
      <Text className={`${styles.place} ${at < 3 ? styles.top : ''}`}>{at + 1}</Text>
      <View className={styles.picture}>
        <Image
          src={asset(image.url, 360)}
          alt=""
          ratio={1}
          radius="m"
          placeholderColor={image.placeholderColor}
        />
      </View>
      <View className={styles.words}>
        <Text className={styles.title}>{title}</Text>
        <Text className={styles.note}>{subtitle}</Text>
        <View className={styles.foot}>
          <Price fen={priceFen} label={priceLabel} />
          {soldCount > 0 && <Text className={styles.sold}>已售 {formatCount(soldCount)}</Text>}
        </View>
      </View>
    </Pressable>
  );
}

/** Who leads, top three under a seal. */
export function RankingBlock({ block }: BlockProps<'ranking'>) {
  const { title, note, more, products } = block;
  return (
    <Windowed>
      <SectionTitle title={title} note={note} onMore={wayTo(more)} />
      <View className={styles.board}>
        {products.map((product, at) => (
          <Row key={product.id} product={product} at={at} />
        ))}
      </View>
    </Windowed>
  );
}
