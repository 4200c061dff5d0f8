import { useEffect, useRef, useState } from 'react';
import { prefersReducedMotion } from '@/platform/viewport';
import type { BannerProps } from './banner-contract';
import { BannerMarks, BannerSlide } from './banner-slide';
import styles from './banner.module.scss';

/** Scroll snapping instead of Taro's Swiper, which would put 51 KB gzip into the first load of every page. */
export function Banner({ items, onPress, ratio = 2, autoplay = true, shape = 'card', marks }: BannerProps) {
  const track = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const held = useRef(false);
  const go = (to: number): void => {
    const box = track.current;
    box?.scrollTo({ left: to * box.clientWidth, behavior: 'smooth' });
  };
  useEffect(() => {
    if (!autoplay || items.length < 2 || prefersReducedMotion()) return undefined;
    const timer = setInterval(() => {
      if (!held.current) go((index + 1) % items.length);
    }, 5000);
    return () => clearInterval(timer);
  }, [autoplay, items.length, index]);
  const onScroll = (): void => {
    const box = track.current;
    if (box) setIndex(Math.round(box.scrollLeft / Math.max(box.clientWidth, 1)));
  };
  const hold = (on: boolean) => () => {
    held.current = on;
  };
  return (
    <div
      className={`${styles.banner} ${shape === 'plain' ? styles.plain : ''}`}
      role="region"
      aria-label="推荐"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <div className={shape === 'card' ? styles.space : ''} style={{ paddingTop: `${100 / ratio}%` }} />
      <div ref={track} className={`${styles.track} ${styles.snap}`} onScroll={onScroll}>
        {items.map((item, i) => (
          <div key={item.key} className={styles.cell}>
            <BannerSlide item={item} first={i === 0} onPress={onPress && (() => onPress(item))} />
          </div>
        ))}
      </div>
      <BannerMarks kind={marks} count={items.length} index={index} />
    </div>
  );
}
