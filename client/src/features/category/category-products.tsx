import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListFooter } from '@/components/list-footer';
import { ProductCard } from '@/components/product-card';
import { Skeleton } from '@/components/skeleton';
import { useIsDistributor } from '@/lib/member';
import { cardProps } from '@/lib/product-card';
import { describeError } from '@/lib/request';
import { useCategoryProducts } from './api';
import styles from './category.module.scss';

/** Rows beside the rail on phones, cards on wide screens: the stylesheet decides which is shown. */
export function CategoryProducts({ categoryId }: { categoryId: string }) {
  const pages = useCategoryProducts(categoryId);
  const forDistributor = useIsDistributor();
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="list" count={5} />;
  }
  if (pages.items.length === 0)
    return <EmptyState illustration="box" title="好物在路上" text="这个分类还在选品，先看看别的" />;
  return (
    <>
      <View className={styles.rows}>
        {pages.items.map((product) => (
          <ProductCard key={product.id} {...cardProps(product, { forDistributor })} variant="list" />
        ))}
      </View>
      <View className={styles.cards}>
        {pages.items.map((product) => (
          <ProductCard key={product.id} {...cardProps(product, { forDistributor })} />
        ))}
      </View>
      <ListFooter {...pages.footer} />
    </>
  );
}
