import { useState } from 'react';
import { View } from '@tarojs/components';
import { Banner } from '@/components/banner';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { asset } from '@/lib/asset';
import { useIsDesktop } from '@/platform/viewport';
import { picturesOf, type Product } from './api';
import styles from './gallery.module.scss';

interface GalleryProps {
  product: Product;
  /** The picture of the chosen SKU, which goes before the others. */
  chosenUrl?: string;
  onView: (index: number) => void;
}

function Swiped({ product, onView }: GalleryProps) {
  const slides = picturesOf(product).map((image, i) => ({
    key: String(i),
    title: `${product.title}，图 ${i + 1}，查看大图`,
    imageUrl: asset(image.url, 900),
    color: image.placeholderColor,
    wordless: true,
  }));
  return (
    <View className={styles.swipe}>
      <Banner
        items={slides}
        ratio={1}
        autoplay={false}
        shape="plain"
        marks="count"
        onPress={(item) => onView(Number(item.key))}
      />
      {product.isSoldOut && <View className={styles.soldOut}>暂时售罄</View>}
    </View>
  );
}

function Still({ product, chosenUrl, onView }: GalleryProps) {
  const [index, setIndex] = useState(0);
  const images = picturesOf(product);
  const shown = images[index] ?? images[0];
  return (
    <View className={styles.still}>
      <View className={styles.thumbs}>
        {images.map((image, i) => (
          <Pressable
            key={image.url}
            label={`看图 ${i + 1}`}
            className={`${styles.thumb} ${i === index ? styles.thumbOn : ''}`}
            onPress={() => setIndex(i)}
          >
            <Image
              src={asset(image.url, 360)}
              alt=""
              ratio={1}
              radius="m"
              placeholderColor={image.placeholderColor}
            />
          </Pressable>
        ))}
      </View>
      <Pressable className={styles.large} label={`${product.title}，查看大图`} onPress={() => onView(index)}>
        <Image
          src={asset((index === 0 && chosenUrl) || shown?.url, 900)}
          alt=""
          ratio={1}
          radius="l"
          lazy={false}
          placeholderColor={shown?.placeholderColor}
        />
        {product.isSoldOut && <View className={styles.soldOut}>暂时售罄</View>}
      </Pressable>
    </View>
  );
}

/** Swiped on phones; on desktop one large picture beside the small ones. */
export function Gallery(props: GalleryProps) {
  return useIsDesktop() ? <Still {...props} /> : <Swiped {...props} />;
}
