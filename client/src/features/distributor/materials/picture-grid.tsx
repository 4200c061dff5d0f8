import { View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { media } from '@/platform/media';
import type { Material } from '../api';
import { fileUrl } from '../words';
import styles from './materials.module.scss';

/** As a feed shows them: one large, two or four in pairs, the rest in threes. */
export function PictureGrid({ images }: { images: Material['images'] }) {
  if (images.length === 0) return null;
  const shape =
    images.length === 1 ? styles.one : [2, 4].includes(images.length) ? styles.pairs : styles.threes;
  const urls = images.map(({ url }) => fileUrl(url));
  const only = images.length === 1 ? images[0] : undefined;
  return (
    <View className={`${styles.grid} ${shape}`}>
      {images.map((image, index) => (
        <Pressable
          key={image.url}
          className={styles.cell}
          label={`查看第 ${index + 1} 张图片`}
          onPress={() => media.preview(urls, index)}
        >
          <Image
            src={fileUrl((only ? undefined : image.thumbUrl) ?? image.url)}
            alt=""
            ratio={only ? Math.max(0.75, only.width / Math.max(1, only.height)) : 1}
            radius="m"
            placeholderColor={image.placeholderColor}
          />
        </Pressable>
      ))}
    </View>
  );
}
