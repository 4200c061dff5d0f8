import { View } from '@tarojs/components';
import { Banner } from '@/components/banner';
import { asset } from '@/lib/asset';
import type { BlockProps } from '../api';
import { LinkedPicture } from '../linked-picture';
import { wayTo } from '../way-to';
import styles from './banner.module.scss';

/** How many stand still beside the moving ones on wide screens. */
const BESIDE = 2;

/** Pictures that move; the first gives the shape, as the paint before the script does (server/src/storefront). */
export function BannerBlock({ block }: BlockProps<'banner'>) {
  const { items, isBeside } = block;
  const [head] = items;
  if (!head) return null;
  const ratio = head.image.width / head.image.height;
  const beside = isBeside && items.length > BESIDE ? items.slice(-BESIDE) : [];
  const slides = items.map(({ image, title }, index) => ({
    key: String(index),
    title,
    imageUrl: asset(image.url, 900),
    color: image.placeholderColor,
    wordless: true,
  }));
  const leads = items.some(({ link }) => wayTo(link) !== undefined);
  const open = (index: number): void => {
    const item = items[index];
    if (item) wayTo(item.link)?.();
  };
  return (
    <View className={beside.length > 0 ? styles.two : ''}>
      <View className={styles.main}>
        <Banner
          items={slides}
          ratio={ratio}
          shape="plain"
          onPress={leads ? (item) => open(Number(item.key)) : undefined}
        />
      </View>
      {beside.length > 0 && (
        <View className={styles.side}>
          {beside.map((item, index) => (
            <LinkedPicture key={index} item={item} ratio={ratio} />
          ))}
        </View>
      )}
    </View>
  );
}
