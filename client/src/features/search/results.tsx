import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { ErrorState } from '@/components/error-state';
import { Icon } from '@/components/icon';
import { ListFooter } from '@/components/list-footer';
import { ProductCard } from '@/components/product-card';
import { ProductGridList } from '@/components/product-grid';
import { Skeleton } from '@/components/skeleton';
import { cardProps } from '@/lib/product-card';
import { describeError } from '@/lib/request';
import { noteSearch, useResults, type Sort } from './api';
import { FilterPanel } from './filter-panel';
import { NothingFound } from './nothing-found';
import type { SearchState } from './use-search';
import styles from './search.module.scss';

const SORTS: readonly { key: Sort; text: string }[] = [
  { key: 'recommended', text: '综合' },
  { key: 'sales', text: '销量' },
  { key: 'newest', text: '新品' },
];

function SortBar({ state, onFilter }: { state: SearchState; onFilter: () => void }) {
  const { sort, categoryId } = state.search;
  const byPrice = sort === 'price-asc' || sort === 'price-desc';
  const sorts = state.isDistributor ? [...SORTS, { key: 'commission' as const, text: '佣金' }] : SORTS;
  return (
    <View className={styles.bar}>
      {sorts.map((one) => (
        <Pressable
          key={one.key}
          role="radio"
          selected={sort === one.key}
          className={`${styles.sort} ${sort === one.key ? styles.sortOn : ''}`}
          onPress={() => state.sortBy(one.key)}
        >
          {one.text}
        </Pressable>
      ))}
      <Pressable
        role="radio"
        selected={byPrice}
        label={sort === 'price-asc' ? '价格从低到高' : '价格从高到低'}
        className={`${styles.sort} ${byPrice ? styles.sortOn : ''}`}
        onPress={() => state.sortBy(sort === 'price-asc' ? 'price-desc' : 'price-asc')}
      >
        价格
        <View className={styles.carets}>
          <Icon name="up" size={24} color={sort === 'price-asc' ? 'var(--c-brand)' : 'var(--c-disabled)'} />
          <Icon
            name="down"
            size={24}
            color={sort === 'price-desc' ? 'var(--c-brand)' : 'var(--c-disabled)'}
          />
        </View>
      </Pressable>
      <Pressable className={`${styles.sort} ${categoryId ? styles.sortOn : ''}`} onPress={onFilter}>
        {state.category?.name ?? '筛选'}
        <Icon name="filter" size={28} className={styles.filterIcon} />
      </Pressable>
    </View>
  );
}

function List({ state }: { state: SearchState }) {
  const pages = useResults(state.search);
  const { keyword } = state.search;
  const isFound = (pages.items?.length ?? 0) > 0;
  useEffect(() => {
    if (keyword && isFound) noteSearch(keyword);
  }, [keyword, isFound]);
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="card" count={6} />;
  }
  if (pages.items.length === 0) return <NothingFound state={state} likely={pages.first?.likely} />;
  return (
    <>
      <ProductGridList items={pages.items}>
        {(product, index) => (
          <ProductCard
            key={product.id}
            {...cardProps(product, { forDistributor: state.isDistributor, first: index < 4 })}
          />
        )}
      </ProductGridList>
      <ListFooter {...pages.footer} />
    </>
  );
}

export function Results({ state }: { state: SearchState }) {
  const [filtering, setFiltering] = useState(false);
  return (
    <View>
      <SortBar state={state} onFilter={() => setFiltering(true)} />
      <List state={state} />
      <FilterPanel
        open={filtering}
        value={state.search.categoryId}
        onClose={() => setFiltering(false)}
        onChange={state.within}
      />
    </View>
  );
}
