import { useEffect, useId, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { useOverlay } from '@/platform/overlay';
import { Portal } from '@/platform/portal';
import { prefersReducedMotion } from '@/platform/viewport';
import { IconButton } from './icon-button';
import type { LightboxProps } from './lightbox-contract';
import styles from './lightbox.module.scss';

function Viewer({ index, pictures, onClose }: LightboxProps & { index: number }) {
  const id = `lightbox${useId().replace(/:/g, '')}`;
  const track = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(index);
  useOverlay(true, id, onClose);
  const go = (to: number, behavior?: ScrollBehavior): void => {
    const box = track.current;
    const calm = prefersReducedMotion() ? 'auto' : 'smooth';
    if (to >= 0 && to < pictures.length)
      box?.scrollTo({ left: to * box.clientWidth, behavior: behavior ?? calm });
  };
  useEffect(() => go(index, 'auto'), []); // eslint-disable-line react-hooks/exhaustive-deps -- only where it opens
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'ArrowLeft') go(at - 1);
      if (event.key === 'ArrowRight') go(at + 1);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  const onScroll = (): void => {
    const box = track.current;
    if (box) setAt(Math.round(box.scrollLeft / Math.max(box.clientWidth, 1)));
  };
  return (
    <div id={id} className={styles.viewer} role="dialog" aria-modal aria-label="查看大图">
      <div ref={track} className={styles.track} onScroll={onScroll}>
        {pictures.map((one) => (
          <div key={one.url} className={styles.cell} onClick={onClose}>
            <img className={styles.picture} src={one.url} alt={one.alt} draggable={false} />
          </div>
        ))}
      </div>
      <View className={styles.bar}>
        <View className={styles.count} {...({ 'aria-live': 'polite' } as object)}>
          {at + 1} / {pictures.length}
        </View>
        <IconButton icon="close" label="关闭" onPress={onClose} className={styles.button} />
      </View>
      {pictures.length > 1 && (
        <View className={styles.turns}>
          <IconButton
            icon="back"
            label="上一张"
            disabled={at === 0}
            onPress={() => go(at - 1)}
            className={styles.turn}
          />
          <IconButton
            icon="next"
            label="下一张"
            disabled={at === pictures.length - 1}
            onPress={() => go(at + 1)}
            className={styles.turn}
          />
        </View>
      )}
    </div>
  );
}

/** Pictures as large as the window; swiped, or turned with the arrow keys. */
export function Lightbox({ index, ...rest }: LightboxProps) {
  if (index === null) return null;
  return (
    <Portal>
      <Viewer index={index} {...rest} />
    </Portal>
  );
}
