import { useState } from 'react';
import { ScrollView, Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { EmptyState } from '@/components/empty-state';
import { Image } from '@/components/image';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { asset } from '@/lib/asset';
import { openPage } from '@/lib/navigate';
import { describeError, type ApiOutput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useCategories } from '@/lib/shop';
import { useParam } from '@/lib/use-param';
import { CategoryProducts } from './category-products';
import styles from './category.module.scss';

type Category = ApiOutput<'listCategories'>['items'][number];

function Rail({
  tops,
  current,
  onPick,
}: {
  tops: readonly Category[];
  current: string;
  onPick: (id: string) => void;
}) {
  return (
    <ScrollView scrollY enhanced showScrollbar={false} className={styles.rail}>
      <View {...({ role: 'tablist', 'aria-orientation': 'vertical' } as object)}>
        {tops.map((one) => (
          <Pressable
            key={one.id}
            role="tab"
            selected={one.id === current}
            className={`${styles.railItem} ${one.id === current ? styles.railOn : ''}`}
            onPress={() => onPick(one.id)}
          >
            {one.name}
          </Pressable>
        ))}
      </View>
    </ScrollView>
  );
}

function Children({ items }: { items: readonly Category[] }) {
  if (items.length === 0) return null;
  return (
    <View className={styles.children}>
      {items.map((child) => (
        <Pressable
          key={child.id}
          role="link"
          label={child.name}
          className={styles.child}
          onPress={() => openPage(routes.search({ categoryId: child.id }))}
        >
          <View className={styles.childIcon}>
            <Image src={asset(child.iconUrl)} alt="" ratio={1} placeholderColor="transparent" />
          </View>
          <Text className={styles.childName}>{child.name}</Text>
          <Text className={styles.childCount}>{child.productCount} 款</Text>
        </Pressable>
      ))}
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
  if (!top) return <EmptyState title="还没有分类" text="商品正在上架，先去首页看看" />;
  return (
    <View className={styles.layout}>
      <Rail tops={tops} current={top.id} onPick={setPicked} />
      <View className={styles.content}>
        <Children items={categories.filter((one) => one.parentId === top.id)} />
        <Text className={styles.heading}>{top.name} · 全部好物</Text>
        <CategoryProducts key={top.id} categoryId={top.id} />
      </View>
    </View>
  );
}

function BrowserSkeleton() {
  return (
    <View className={styles.layout}>
      <View className={styles.rail} />
      <View className={styles.content}>
        <Skeleton preset="block" height={200} />
        <Skeleton preset="list" count={5} />
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
