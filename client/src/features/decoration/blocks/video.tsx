import { Text, View } from '@tarojs/components';
import { Film } from '@/components/film';
import { asset } from '@/lib/asset';
import type { BlockProps } from '../api';
import styles from './video.module.scss';

export function VideoBlock({ block }: BlockProps<'video'>) {
  const { url, cover, title } = block;
  return (
    <View>
      <View className={styles.frame}>
        <Film src={asset(url)} cover={asset(cover.url, 900)} ratio={cover.width / cover.height} />
      </View>
      {title && <Text className={styles.title}>{title}</Text>}
    </View>
  );
}
