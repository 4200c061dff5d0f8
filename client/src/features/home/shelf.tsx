import { ScrollView, Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { Price } from '@/components/price';
import { Skeleton } from '@/components/skeleton';
import { asset } from '@/lib/asset';
import { formatCount } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import type { ProductSummary } from '@/lib/product-card';
import { routes } from '@/lib/routes';
import { useShelf } from './api';
import { SectionTitle } from './section-title';
import styles from './home.module.scss';

interface ShelfProps {
  sort: 'sales' | 'newest';
  title: string;
  note: string;
}

function ShelfItem({ product, rank }: { product: ProductSummary; rank?: number }) {
  return (
    <Pressable
      role="link"
      label={product.title}
      className={styles.shelfItem}
      onPress={() => openPage(routes.product({ productId: product.id }))}
    >
      <View className={styles.shelfMedia}>
        <Image
          src={asset(product.image.url, 360)}
          alt=""
          ratio={1}
          radius="m"
          placeholderColor={product.image.placeholderColor}
        />
        {rank !== undefined && (
          <Text className={`${styles.rank} ${rank < 3 ? styles.rankTop : ''}`}>{rank + 1}</Text>
        )}
      </View>
      <Text className={styles.shelfTitle}>{product.title}</Text>
      <Price fen={product.priceFen} />
      {rank !== undefined && product.soldCount > 0 && (
        <Text className={styles.shelfSold}>已售 {formatCount(product.soldCount)}</Text>
      )}
    </Pressable>
  );
}

/** A row to be pushed sideways: what sells, what is new. */
export function Shelf({ sort, title, note }: ShelfProps) {
  const { data, error } = useShelf(sort);
  if (error && !data) return null;
  if (data?.length === 0) return null;
  return (
    <View className={styles.section}>
      <SectionTitle title={title} note={note} onMore={() => openPage(routes.search({ sort }))} />
      {data ? (
        <ScrollView scrollX enhanced showScrollbar={false} className={styles.strip}>
          <View className={`${styles.stripRow} ${styles.shelf}`}>
            {data.map((product, index) => (
              <ShelfItem key={product.id} product={product} rank={sort === 'sales' ? index : undefined} />
            ))}
          </View>
        </ScrollView>
      ) : (
        <Skeleton preset="block" height={340} />
      )}
    </View>
  );
}
