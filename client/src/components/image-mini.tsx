import { useState } from 'react';
import { Image as TaroImage, View } from '@tarojs/components';
import { ImageFrame } from './image-frame';
import type { ImageProps } from './image-contract';
import styles from './image.module.scss';

/** That a picture has arrived changes nothing here: one setData per picture would be ten a second for a thumb that scrolls. */
export function Image(props: ImageProps) {
  const { src, alt, fit = 'cover', lazy = true, onLoad } = props;
  const [failed, setFailed] = useState<string>();
  const isShown = Boolean(src) && failed !== src;
  return (
    <ImageFrame {...props} state={isShown ? 'loaded' : 'failed'}>
      {src && isShown ? (
        <TaroImage
          className={`${styles.picture} ${styles.shown}`}
          src={src}
          mode={fit === 'cover' ? 'aspectFill' : 'aspectFit'}
          lazyLoad={lazy}
          ariaLabel={alt}
          onLoad={onLoad}
          onError={() => setFailed(src)}
        />
      ) : (
        <View />
      )}
    </ImageFrame>
  );
}
