import { useState } from 'react';
import { ScrollView, Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { EmptyState } from '@/components/empty-state';
import { Image } from '@/components/image';
import { Loadable } from '@/components/loadable';
import { Bone, Skeleton, SkeletonFrame } from '@/components/skeleton';
import { asset } from '@/lib/asset';
import { openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useCategories } from '@/lib/shop';
import { useParam } from '@/lib/use-param';
import type { Category, Sort } from './api';
import { CategoryProducts } from './category-products';
import { Sorts } from './sorts';
import styles from './category.module.scss';

interface PickProps {
  items: readonly Category[];
  current: string;
  onPick: (id: string) => void;
}

function Rail({ items, current, onPick }: PickProps) {
  return (
    <ScrollView scrollY enhanced showScrollbar={false} className={styles.rail}>
      <View {...({ role: 'tablist', 'aria-orientation': 'vertical', 'aria-label': '分类' } as object)}>
        {items.map((one) => (
          <Pressable
            key={one.id}
            role="tab"
            selected={one.id === current}
            className={`${styles.railItem} ${one.id === current ? styles.railOn : ''}`}
            onPress={() => onPick(one.id)}
          >
            <Text className={styles.railText}>{one.name}</Text>
          </Pressable>
        ))}
      </View>
    </ScrollView>
  );
}

/** The whole of a category first, then its parts: chosen here, without leaving the page. */
function Parts({ top, items, current, onPick }: PickProps & { top: Category }) {
  if (items.length === 0) return null;
  const part = (one: Category, name: string) => (
    <Pressable
      key={one.id}
      role="radio"
      selected={one.id === current}
      label={`${name}，${one.productCount} 款`}
      className={`${styles.part} ${one.id === current ? styles.partOn : ''}`}
      onPress={() => onPick(one.id)}
    >
      <View className={styles.partIcon}>
        <Image src={asset(one.iconUrl)} alt="" ratio={1} radius="full" placeholderColor="transparent" />
      </View>
      <Text className={styles.partName}>{name}</Text>
    </Pressable>
  );
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.parts}>
      <View className={styles.partRow} {...({ role: 'radiogroup', 'aria-label': top.name } as object)}>
        {part(top, '全部')}
        {items.map((one) => part(one, one.name))}
      </View>
    </ScrollView>
  );
}

function Content({ top, parts, asked }: { top: Category; parts: readonly Category[]; asked?: string }) {
  const [current, setCurrent] = useState(parts.some((one) => one.id === asked) ? asked : top.id);
  const [sort, setSort] = useState<Sort>('recommended');
  const shown = parts.find((one) => one.id === current) ?? top;
  return (
    <View className={styles.content}>
      <View className={styles.head}>
        <View className={styles.heading} {...({ role: 'heading', 'aria-level': 1 } as object)}>
          {shown.name}
          <Text className={styles.count}>{shown.productCount} 款</Text>
        </View>
        <Sorts value={sort} onChange={setSort} />
      </View>
      <Parts top={top} items={parts} current={shown.id} onPick={setCurrent} />
      <CategoryProducts key={`${shown.id}-${sort}`} categoryId={shown.id} sort={sort} />
    </View>
  );
}

function Browser({ categories }: { categories: readonly Category[] }) {
  const asked = useParam('categoryId');
  const tops = categories.filter((one) => one.parentId === null);
  const askedTop = categories.find((one) => one.id === asked);
  const [picked, setPicked] = useState<string>();
  const current = picked ?? askedTop?.parentId ?? askedTop?.id ?? tops[0]?.id;
  const top = tops.find((one) => one.id === current);
  if (!top)
    return (
      <EmptyState
        title="还没有分类"
        text="商品正在上架，先去首页看看"
        actionText="回到首页"
        onAction={() => openPage(routes.home())}
      />
    );
  return (
    <View className={styles.layout}>
      <Rail items={tops} current={top.id} onPick={setPicked} />
      <Content
        key={top.id}
        top={top}
        parts={categories.filter((one) => one.parentId === top.id)}
        asked={picked ? undefined : asked}
      />
    </View>
  );
}

function BrowserSkeleton() {
  return (
    <View className={styles.layout}>
      <View className={styles.rail} />
      <View className={styles.content}>
        <SkeletonFrame className={styles.head}>
          <Bone width={240} height={44} />
        </SkeletonFrame>
        <Skeleton preset="list" count={6} />
      </View>
    </View>
  );
}

export function CategoryView() {
  const query = useCategories();
  return (
    <Loadable query={query} describe={describeError} skeleton={<BrowserSkeleton />}>
      {(categories) => <Browser categories={categories} />}
    </Loadable>
  );
}
