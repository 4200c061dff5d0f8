import { useState } from 'react';
import { View } from '@tarojs/components';
import { Banner } from '@/components/banner';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { asset } from '@/lib/asset';
import type { Product } from './api';
import styles from './gallery.module.scss';

/** Swiped on phones; one large picture with thumbnails on wide screens. The stylesheet shows one of the two. */
export function Gallery({ product }: { product: Product }) {
  const [index, setIndex] = useState(0);
  const images = product.images.length > 0 ? product.images : [product.image];
  const shown = images[index] ?? images[0];
  const slides = images.map((image, i) => ({
    key: image.url,
    title: `${product.title}，图 ${i + 1}`,
    imageUrl: asset(image.url),
    color: image.placeholderColor,
    wordless: true,
  }));
  return (
    <View>
      <View className={styles.swipe}>
        <Banner items={slides} ratio={1} autoplay={false} shape="plain" />
        {product.isSoldOut && <View className={styles.soldOut}>暂时售罄</View>}
      </View>
      <View className={styles.still}>
        <Image
          src={asset(shown?.url)}
          alt={product.title}
          ratio={1}
          radius="l"
          lazy={false}
          placeholderColor={shown?.placeholderColor}
        />
        <View className={styles.thumbs}>
          {images.map((image, i) => (
            <Pressable
              key={image.url}
              label={`看图 ${i + 1}`}
              className={`${styles.thumb} ${i === index ? styles.thumbOn : ''}`}
              onPress={() => setIndex(i)}
            >
              <Image
                src={asset(image.url)}
                alt=""
                ratio={1}
                radius="m"
                placeholderColor={image.placeholderColor}
              />
            </Pressable>
          ))}
        </View>
      </View>
    </View>
  );
}
