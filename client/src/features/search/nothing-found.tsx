import { View } from '@tarojs/components';
import { EmptyState } from '@/components/empty-state';
import { ProductCard } from '@/components/product-card';
import { ProductGrid } from '@/components/product-grid';
import { openPage } from '@/lib/navigate';
import { cardProps } from '@/lib/product-card';
import { routes } from '@/lib/routes';
import { useShop } from '@/lib/shop';
import { useResults, type Suggestion } from './api';
import type { SearchState } from './use-search';
import { HotWords, LikelyWords } from './words';
import styles from './search.module.scss';

interface NothingFoundProps {
  state: SearchState;
  /** What may have been meant. */
  likely?: readonly Suggestion[];
}

/** Ways on: without the filter, what may have been meant, other words, and what others buy. */
export function NothingFound({ state, likely }: NothingFoundProps) {
  const { keyword, categoryId } = state.search;
  const hot = useShop().data?.hotKeywords.filter((word) => word !== keyword);
  const others = useResults({ sort: 'sales' }).items?.slice(0, 6) ?? [];
  const isFiltered = Boolean(keyword && categoryId);
  return (
    <View>
      <EmptyState
        illustration="search"
        title={keyword ? `没有找到“${keyword}”` : '这里还没有商品'}
        text={
          isFiltered
            ? `“${state.category?.name ?? '这个分类'}”里没有，试试全部商品`
            : '换个说法，或者看看别的好物'
        }
        actionText={isFiltered ? '在全部商品中搜索' : '去逛分类'}
        onAction={() => (isFiltered ? state.within(undefined) : openPage(routes.category()))}
      />
      <LikelyWords words={likely} onTake={state.take} />
      <HotWords words={hot} onPick={state.submit} />
      {others.length > 0 && (
        <View className={styles.section}>
          <View
            className={`${styles.head} ${styles.title}`}
            {...({ role: 'heading', 'aria-level': 2 } as object)}
          >
            大家都在买
          </View>
          <ProductGrid>
            {others.map((product) => (
              <ProductCard
                key={product.id}
                {...cardProps(product, { forDistributor: state.isDistributor })}
              />
            ))}
          </ProductGrid>
        </View>
      )}
    </View>
  );
}
