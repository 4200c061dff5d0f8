import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { Skeleton } from '@/components/skeleton';
import { asset } from '@/lib/asset';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useCategories } from '@/lib/shop';
import styles from './home.module.scss';

const SHOWN = 8;

export function CategoryShortcuts() {
  const { data, error } = useCategories();
  if (!data) return error ? null : <Skeleton preset="block" height={320} />;
  const tops = data.filter((one) => one.parentId === null).slice(0, SHOWN);
  return (
    <View className={styles.shortcuts}>
      {tops.map((category) => (
        <Pressable
          key={category.id}
          role="link"
          label={category.name}
          className={styles.shortcut}
          onPress={() => openPage(routes.search({ categoryId: category.id }))}
        >
          <View className={styles.shortcutIcon}>
            <Image
              src={asset(category.iconUrl)}
              alt=""
              ratio={1}
              lazy={false}
              placeholderColor="transparent"
            />
          </View>
          <Text className={styles.shortcutName}>{category.name}</Text>
        </Pressable>
      ))}
    </View>
  );
}
