import { View } from '@tarojs/components';
import { asset } from '@/lib/asset';
import { media } from '@/platform/media';
import { Pressable } from './base/pressable';
import { Image } from './image';
import styles from './pictures.module.scss';

interface PicturesProps {
  images: readonly { url: string; thumbUrl?: string | undefined; placeholderColor: string }[];
}

/** Small pictures in a row that can be looked at in full. */
export function Pictures({ images }: PicturesProps) {
  const urls = images.map(({ url }) => asset(url));
  return (
    <View className={styles.row}>
      {images.map(({ url, thumbUrl, placeholderColor }, at) => (
        <Pressable
          key={url}
          className={styles.item}
          label={`查看图片 ${at + 1}`}
          onPress={() => media.preview(urls, at)}
        >
          <Image
            src={asset(thumbUrl ?? url)}
            alt=""
            ratio={1}
            radius="m"
            placeholderColor={placeholderColor}
          />
        </Pressable>
      ))}
    </View>
  );
}
