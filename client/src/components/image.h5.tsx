import { ImageFrame, useImageState } from './image-frame';
import type { ImageProps } from './image-contract';
import styles from './image.module.scss';

export function Image(props: ImageProps) {
  const { src, alt, fit = 'cover', lazy = true, onLoad } = props;
  const { state, loaded, failed } = useImageState(src);
  return (
    <ImageFrame {...props} state={state}>
      {src && state !== 'failed' && (
        <img
          // What is above the fold appears as soon as it is there; only what is scrolled to fades in.
          className={`${styles.picture} ${state === 'loaded' || !lazy ? styles.shown : ''}`}
          src={src}
          alt={alt}
          loading={lazy ? 'lazy' : 'eager'}
          decoding="async"
          draggable={false}
          style={{ objectFit: fit }}
          onLoad={() => (loaded(), onLoad?.())}
          onError={failed}
        />
      )}
    </ImageFrame>
  );
}
