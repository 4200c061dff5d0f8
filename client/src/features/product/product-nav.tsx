import { useState } from 'react';
import { View } from '@tarojs/components';
import { usePageScroll } from '@tarojs/taro';
import { Pressable } from '@/components/base/pressable';
import { IconButton } from '@/components/icon-button';
import { goBack, openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { reveal } from '@/platform/reveal';
import { drawsBar } from '@/platform/viewport';
import styles from './product-nav.module.scss';

const STOPS = [
  { id: 'stop-goods', text: '商品' },
  { id: 'stop-reviews', text: '评价' },
  { id: 'stop-detail', text: '详情' },
  { id: 'stop-more', text: '推荐' },
] as const;
/** CSS pixels: about when the picture has gone. */
const PICTURE_GONE = 280;

function Stops() {
  return (
    <View className={styles.stops}>
      {STOPS.map((stop) => (
        <Pressable key={stop.id} className={styles.stop} onPress={() => reveal(stop.id, 44)}>
          {stop.text}
        </Pressable>
      ))}
    </View>
  );
}

/** Over the picture two discs; further down a bar with the parts of the page. Mini-programs have the first already. */
export function ProductNav() {
  const [isPast, setPast] = useState(false);
  usePageScroll(({ scrollTop }) => setPast(scrollTop > PICTURE_GONE));
  return (
    <View className={`${styles.nav} ${isPast ? styles.past : ''}`}>
      <View className={styles.row}>
        {drawsBar && (
          <IconButton icon="back" label="返回" size={40} onPress={goBack} className={styles.button} />
        )}
        <View className={styles.middle}>{isPast && <Stops />}</View>
        {drawsBar && (
          <IconButton
            icon="search"
            label="搜索"
            size={40}
            onPress={() => openPage(routes.search())}
            className={styles.button}
          />
        )}
      </View>
    </View>
  );
}
