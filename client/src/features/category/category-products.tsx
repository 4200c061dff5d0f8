import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListFooter } from '@/components/list-footer';
import { ProductCard } from '@/components/product-card';
import { Skeleton } from '@/components/skeleton';
import { WindowedList } from '@/components/windowed-list';
import { useIsDistributor } from '@/lib/member';
import { openPage } from '@/lib/navigate';
import { cardProps } from '@/lib/product-card';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useIsTablet } from '@/platform/viewport';
import { useCategoryProducts, type Sort } from './api';
import styles from './category.module.scss';

/** Rows beside the rail on phones, cards where there is room for them. */
export function CategoryProducts({ categoryId, sort }: { categoryId: string; sort: Sort }) {
  const pages = useCategoryProducts(categoryId, sort);
  const forDistributor = useIsDistributor();
  const isWide = useIsTablet();
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset={isWide ? 'card' : 'list'} count={6} />;
  }
  if (pages.items.length === 0)
    return (
      <EmptyState
        illustration="box"
        title="好物在路上"
        text="这个分类还在选品，先看看别的"
        actionText="回到首页"
        onAction={() => openPage(routes.home())}
      />
    );
  return (
    <>
      <WindowedList
        items={pages.items}
        keyOf={({ id }) => id}
        stack={isWide ? styles.stack : undefined}
        className={isWide ? styles.cards : undefined}
      >
        {(product, index) => (
          <ProductCard
            key={product.id}
            {...cardProps(product, { forDistributor, first: index < 4 })}
            variant={isWide ? 'grid' : 'list'}
          />
        )}
      </WindowedList>
      <ListFooter {...pages.footer} />
    </>
  );
}
