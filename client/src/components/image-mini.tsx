import { Image as TaroImage, View } from '@tarojs/components';
import { ImageFrame, useImageState } from './image-frame';
import type { ImageProps } from './image-contract';
import styles from './image.module.scss';

export function Image(props: ImageProps) {
  const { src, alt, fit = 'cover', lazy = true, onLoad } = props;
  const { state, loaded, failed } = useImageState(src);
  return (
    <ImageFrame {...props} state={state}>
      {src && state !== 'failed' ? (
        <TaroImage
          className={`${styles.picture} ${state === 'loaded' ? styles.shown : ''}`}
          src={src}
          mode={fit === 'cover' ? 'aspectFill' : 'aspectFit'}
          lazyLoad={lazy}
          ariaLabel={alt}
          onLoad={() => (loaded(), onLoad?.())}
          onError={failed}
        />
      ) : (
        <View />
      )}
    </ImageFrame>
  );
}
