import { View } from '@tarojs/components';
import { ProductCard } from '@/components/product-card';
import { ProductGrid } from '@/components/product-grid';
import { useIsDistributor } from '@/lib/member';
import { cardProps } from '@/lib/product-card';
import { Windowed } from '@/platform/windowed';
import type { BlockOf, BlockProps } from '../api';
import { BigProduct } from '../big-product';
import { ProductTile } from '../product-tile';
import { Rank } from '../rank';
import { SectionTitle } from '../section-title';
import { Strip } from '../strip';
import { wayTo } from '../way-to';
import styles from './shelf.module.scss';

type Shelf = BlockOf<'shelf'>;

function Row({ products, isRanked }: Shelf) {
  return (
    <Strip fits>
      {products.map((product, index) => (
        <ProductTile key={product.id} product={product} rank={isRanked ? index : undefined} />
      ))}
    </Strip>
  );
}

function Cards({ products, isRanked, layout }: Shelf) {
  const forDistributor = useIsDistributor();
  const variant = layout === 'list' ? 'list' : 'grid';
  const cards = products.map((product, index) => (
    <View key={product.id} className={styles.place}>
      <ProductCard {...cardProps(product, { forDistributor })} variant={variant} />
      {isRanked && <Rank at={index} />}
    </View>
  ));
  return variant === 'list' ? (
    <View className={styles.list}>{cards}</View>
  ) : (
    <ProductGrid>{cards}</ProductGrid>
  );
}

function Big({ products, isRanked }: Shelf) {
  return (
    <View className={styles.big}>
      {products.map((product, index) => (
        <BigProduct key={product.id} product={product} rank={isRanked ? index : undefined} />
      ))}
    </View>
  );
}

const LAYOUTS = { row: Row, grid: Cards, list: Cards, big: Big } as const;

/** Goods: a row, two columns, a list, or one picture after the other. */
export function ShelfBlock({ block }: BlockProps<'shelf'>) {
  const Layout = LAYOUTS[block.layout] ?? Row;
  return (
    <Windowed>
      <SectionTitle title={block.title} note={block.note} onMore={wayTo(block.more)} />
      <Layout {...block} />
    </Windowed>
  );
}
