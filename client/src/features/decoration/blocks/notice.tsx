import { useEffect, useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { prefersReducedMotion } from '@/platform/viewport';
import type { BlockOf, BlockProps } from '../api';
import { wayTo } from '../way-to';
import styles from './notice.module.scss';

type Notice = BlockOf<'notice'>['items'][number];

const READ_MS = 5_000;

function Line({ item }: { item: Notice }) {
  const open = wayTo(item.link);
  const words = <Text className={styles.words}>{item.text}</Text>;
  if (!open) return <View className={styles.line}>{words}</View>;
  return (
    <Pressable role="link" label={item.text} className={`${styles.line} ${styles.link}`} onPress={open}>
      {words}
      <Icon name="next" size={26} className={styles.arrow} />
    </Pressable>
  );
}

/** News of the shop, one after the other; all at once for whoever wants less motion. Whoever points at it reads in peace. */
export function NoticeBlock({ block }: BlockProps<'notice'>) {
  const { items } = block;
  const [index, setIndex] = useState(0);
  const held = useRef(false);
  const isStill = items.length < 2 || prefersReducedMotion();
  useEffect(() => {
    if (isStill) return undefined;
    const timer = setInterval(() => {
      if (!held.current) setIndex((now) => (now + 1) % items.length);
    }, READ_MS);
    return () => clearInterval(timer);
  }, [isStill, items.length]);
  const hold = (on: boolean) => () => {
    held.current = on;
  };
  const holding = {
    onMouseEnter: hold(true),
    onMouseLeave: hold(false),
    onFocus: hold(true),
    onBlur: hold(false),
  };
  const current = items[index % items.length];
  return (
    <View className={styles.notice} {...(holding as object)}>
      <Icon name="horn" size={34} color="var(--c-brand)" label="公告" className={styles.horn} />
      <View className={styles.lines}>
        {isStill ? (
          items.map((item, at) => <Line key={at} item={item} />)
        ) : (
          <View key={index} className={styles.turning}>
            {current && <Line item={current} />}
          </View>
        )}
      </View>
    </View>
  );
}
