import { useState } from 'react';
import { Swiper, SwiperItem, View } from '@tarojs/components';
import type { BannerProps } from './banner-contract';
import { BannerMarks, BannerSlide } from './banner-slide';
import styles from './banner.module.scss';

export function Banner({ items, onPress, ratio = 2, autoplay = true, shape = 'card', marks }: BannerProps) {
  const [index, setIndex] = useState(0);
  return (
    <View className={`${styles.banner} ${shape === 'plain' ? styles.plain : ''}`}>
      <View style={{ paddingTop: `${100 / ratio}%` }} />
      <Swiper
        className={styles.track}
        circular={items.length > 1}
        autoplay={autoplay && items.length > 1}
        interval={5000}
        onChange={(event) => setIndex(event.detail.current)}
      >
        {items.map((item, i) => (
          <SwiperItem key={item.key}>
            <BannerSlide item={item} first={i === 0} onPress={onPress && (() => onPress(item))} />
          </SwiperItem>
        ))}
      </Swiper>
      <BannerMarks kind={marks} count={items.length} index={index} />
    </View>
  );
}
