import { useState } from 'react';
import { ScrollView, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import {
  CATEGORY_NAMES,
  MATERIAL_CATEGORIES,
  type MaterialCategory,
  type MaterialKind,
} from '@yimai/shared/domain/material/material';
import { Pressable } from '@/components/base/pressable';
import { EmptyState } from '@/components/empty-state';
import { Icon } from '@/components/icon';
import { ListFooter } from '@/components/list-footer';
import { Loadable } from '@/components/loadable';
import { SearchBar } from '@/components/search-bar';
import { Skeleton } from '@/components/skeleton';
import { Tabs } from '@/components/tabs';
import { usePageRefresh } from '@/components/use-page-refresh';
import { api, describeError } from '@/lib/request';
import { usePages } from '@/lib/use-pages';
import { Windowed } from '@/platform/windowed';
import { keys, type Material } from '../api';
import { useOpened } from '../use-opened';
import { MaterialCard } from './material-card';
import styles from './materials.module.scss';

type Kind = MaterialKind | 'all';
const KINDS: readonly { key: Kind; text: string }[] = [
  { key: 'all', text: '全部' },
  { key: 'images', text: '图文' },
  { key: 'video', text: '视频' },
  { key: 'copy', text: '文案' },
];
const CATEGORIES: readonly (MaterialCategory | undefined)[] = [undefined, ...MATERIAL_CATEGORIES];

interface Filter {
  kind: Kind;
  category: MaterialCategory | undefined;
  keyword: string;
  productId: string | undefined;
}

function CategoryFilter({ value, onChange }: Pick<CategoryProps, 'value' | 'onChange'>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.chips}>
      <View className={styles.chipRow} {...({ role: 'radiogroup', 'aria-label': '分类' } as object)}>
        {CATEGORIES.map((category) => (
          <Pressable
            key={category ?? 'all'}
            role="radio"
            selected={category === value}
            className={`${styles.chip} ${category === value ? styles.chipOn : ''}`}
            onPress={() => onChange(category)}
          >
            {category ? CATEGORY_NAMES[category] : '全部分类'}
          </Pressable>
        ))}
      </View>
    </ScrollView>
  );
}
interface CategoryProps {
  value: MaterialCategory | undefined;
  onChange: (category: MaterialCategory | undefined) => void;
}

/** The one product whose material is shown, and the way back to all of it. */
function ProductFilter({ productId, onClear }: { productId: string; onClear: () => void }) {
  const { data } = useQuery({
    queryKey: ['product', productId],
    queryFn: () => api.getProduct({ productId }),
  });
  return (
    <Pressable className={styles.only} label="查看全部素材" onPress={onClear}>
      <View className={styles.onlyText}>只看：{data?.title ?? '这件商品'}</View>
      <Icon name="close" size={28} />
    </Pressable>
  );
}

/** One column on phones; on wider screens two that are filled by turns, so that nothing moves when more arrives. */
function Feed({ items }: { items: readonly Material[] }) {
  const opened = useOpened();
  return (
    <View className={styles.feed}>
      {[0, 1].map((column) => (
        <View key={column} className={styles.column}>
          {items.map((material, index) =>
            index % 2 === column ? (
              <View key={material.id} className={styles.slot} style={{ order: index }}>
                <Windowed>
                  <MaterialCard material={material} {...opened(material.id)} />
                </Windowed>
              </View>
            ) : null,
          )}
        </View>
      ))}
    </View>
  );
}

/** What the shop gives one to share: words, pictures and films, with one's own link put in at the tap of a button. */
export function MaterialsView({ productId }: { productId?: string }) {
  const [filter, setFilter] = useState<Filter>({
    kind: 'all',
    category: undefined,
    keyword: '',
    productId,
  });
  const change = (part: Partial<Filter>): void => setFilter((before) => ({ ...before, ...part }));
  const { kind, keyword, ...rest } = filter;
  const query = { ...rest, kind: kind === 'all' ? undefined : kind, keyword: keyword || undefined };
  const pages = usePages(keys.materials(query), (cursor) => api.listMaterials({ ...query, cursor }));
  usePageRefresh(pages.refetch);
  return (
    <>
      <View className={styles.search}>
        <SearchBar placeholder="搜索素材" onSearch={(text) => change({ keyword: text.trim() })} />
      </View>
      <Tabs items={KINDS} value={kind} onChange={(next) => change({ kind: next })} even sticky />
      <CategoryFilter value={filter.category} onChange={(category) => change({ category })} />
      {filter.productId && (
        <ProductFilter productId={filter.productId} onClear={() => change({ productId: undefined })} />
      )}
      <Loadable
        query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}
        describe={describeError}
        skeleton={<Skeleton preset="list" count={4} />}
      >
        {(items) =>
          items.length === 0 ? (
            <EmptyState illustration="paper" title="这里还没有素材" text="换个分类看看，或先做一张海报" />
          ) : (
            <>
              <Feed items={items} />
              <ListFooter {...pages.footer} />
            </>
          )
        }
      </Loadable>
    </>
  );
}
