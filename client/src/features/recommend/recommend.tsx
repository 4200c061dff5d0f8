import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { ProductCard } from '@/components/product-card';
import { ProductGrid } from '@/components/product-grid';
import { useIsDistributor } from '@/lib/member';
import { cardProps } from '@/lib/product-card';
import { api } from '@/lib/request';
import { useSettled } from '@/lib/use-settled';
import styles from './recommend.module.scss';

export interface RecommendProps {
  title: string;
  /** Goods like these first, then those of the whole shop. */
  categoryId?: string;
  /** The one that is looked at already. */
  excludeId?: string;
  className?: string;
}

const SHOWN = 10;

function useFirst(categoryId: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['products', 'recommended', categoryId, 'first'],
    queryFn: async () => (await api.listProducts({ categoryId, limit: SHOWN + 1 })).items,
    staleTime: 5 * 60_000,
    retry: false,
    enabled,
  }).data;
}

/** A way on at the end of a page. Without an answer there is nothing: it is an offer, not the matter of the page. */
export function Recommend({ title, categoryId, excludeId, className = '' }: RecommendProps) {
  const forDistributor = useIsDistributor();
  // A short page has its end on the first screen: what the page is about comes first all the same.
  const isSettled = useSettled();
  const alike = useFirst(categoryId, isSettled && categoryId !== undefined);
  const few = categoryId === undefined || (alike !== undefined && alike.length <= SHOWN);
  const others = useFirst(undefined, isSettled && few);
  if (few && !others) return null;
  const known = new Map([...(alike ?? []), ...(others ?? [])].map((one) => [one.id, one]));
  const shown = [...known.values()].filter((one) => one.id !== excludeId).slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <View className={`${styles.recommend} ${className}`}>
      <View className={styles.title} {...({ role: 'heading', 'aria-level': 2 } as object)}>
        {title}
      </View>
      <ProductGrid>
        {shown.map((product) => (
          <ProductCard key={product.id} {...cardProps(product, { forDistributor })} />
        ))}
      </ProductGrid>
    </View>
  );
}
