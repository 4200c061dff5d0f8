import { View } from '@tarojs/components';
import { designPx } from '@/platform/length';
import { Image } from './image';
import styles from './avatar.module.scss';

export interface AvatarProps {
  src?: string | null;
  /** Its first character stands in for a missing picture. */
  name: string;
  /** Design pixels. */
  size?: number;
  /** A gold ring for distributors. */
  ring?: boolean;
}

export function Avatar({ src, name, size = 88, ring }: AvatarProps) {
  const side = designPx(size);
  const style = { width: side, height: side, fontSize: designPx(Math.round(size * 0.42)), lineHeight: side };
  const letter = <View className={styles.letter}>{name.slice(0, 1) || '脉'}</View>;
  return (
    <View className={`${styles.avatar} ${ring ? styles.ring : ''}`} style={style}>
      {src ? <Image src={src} alt={name} radius="full" fallback={letter} /> : letter}
    </View>
  );
}
