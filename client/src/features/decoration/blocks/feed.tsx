import { View } from '@tarojs/components';
import { ErrorState } from '@/components/error-state';
import { ListFooter } from '@/components/list-footer';
import { ProductCard } from '@/components/product-card';
import { ProductGridList } from '@/components/product-grid';
import { Skeleton } from '@/components/skeleton';
import { useIsDistributor } from '@/lib/member';
import { cardProps } from '@/lib/product-card';
import { describeError } from '@/lib/request';
import { useFeed, type BlockProps } from '../api';
import { SectionTitle } from '../section-title';

function Goods({ sort }: Pick<BlockProps<'feed'>['block'], 'sort'>) {
  const pages = useFeed(sort);
  const forDistributor = useIsDistributor();
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="card" count={6} />;
  }
  return (
    <>
      <ProductGridList items={pages.items}>
        {(product) => <ProductCard key={product.id} {...cardProps(product, { forDistributor })} />}
      </ProductGridList>
      <ListFooter {...pages.footer} endText="已经看到底啦" />
    </>
  );
}

/** Goods without an end; asked for only when somebody comes near. */
export function FeedBlock({ block }: BlockProps<'feed'>) {
  return (
    <View>
      <SectionTitle title={block.title} note={block.note} />
      <Goods sort={block.sort} />
    </View>
  );
}
