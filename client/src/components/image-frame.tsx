import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Icon } from './icon';
import type { ImageProps } from './image-contract';
import styles from './image.module.scss';

export type ImageState = 'loading' | 'loaded' | 'failed';

export function useImageState(src: string | null | undefined) {
  // Kept with its source rather than reset by an effect: a cached picture has loaded before effects run.
  const [known, setKnown] = useState<{ src: string; state: ImageState }>();
  const settle = (state: ImageState) => () => {
    if (src) setKnown({ src, state });
  };
  const state: ImageState = !src ? 'failed' : known?.src === src ? known.state : 'loading';
  const loaded = settle('loaded');
  const failed = settle('failed');
  return { state, loaded, failed };
}

interface FrameProps extends ImageProps {
  state: ImageState;
  children: ReactNode;
}

/** Keeps the place of a picture: ratio, placeholder colour, and a quiet mark when it cannot be had. */
export function ImageFrame({
  ratio,
  radius = 'none',
  placeholderColor,
  className = '',
  state,
  fallback,
  children,
}: FrameProps) {
  const sized = ratio ? { paddingTop: `${100 / ratio}%` } : undefined;
  const style = placeholderColor ? { backgroundColor: placeholderColor } : undefined;
  return (
    <View
      className={`${styles.frame} ${styles[`r-${radius}`]} ${ratio ? '' : styles.fill} ${className}`}
      style={style}
    >
      {sized && <View style={sized} />}
      <View className={styles.inner}>
        {children}
        {state === 'failed' && (fallback ?? <Icon name="image" size={48} className={styles.fallback} />)}
      </View>
    </View>
  );
}
