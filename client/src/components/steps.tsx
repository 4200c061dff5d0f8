import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import styles from './steps.module.scss';

export interface StepsProps {
  items: readonly { title: string; note?: string }[];
  /** Index of the current step; items.length when all are done. */
  current: number;
}

/** Where one stands in a short, known sequence. */
export function Steps({ items, current }: StepsProps) {
  return (
    <View className={styles.steps} {...({ role: 'list' } as object)}>
      {items.map((item, index) => {
        const state = index < current ? styles.done : index === current ? styles.now : styles.later;
        return (
          <View
            key={item.title}
            className={`${styles.step} ${state}`}
            {...({ role: 'listitem', 'aria-current': index === current ? 'step' : undefined } as object)}
          >
            <View className={styles.dot}>
              {index < current ? <Icon name="check" size={26} /> : index + 1}
            </View>
            <Text className={styles.title}>{item.title}</Text>
            {item.note && <Text className={styles.note}>{item.note}</Text>}
          </View>
        );
      })}
    </View>
  );
}

export interface TimelineProps {
  /** Newest first. */
  items: readonly { key: string; title: ReactNode; time?: string; text?: ReactNode }[];
}

/** What happened, newest first: parcels, after-sale cases, commission states. */
export function Timeline({ items }: TimelineProps) {
  return (
    <View {...({ role: 'list' } as object)}>
      {items.map((item, index) => (
        <View
          key={item.key}
          className={`${styles.event} ${index === 0 ? styles.latest : ''}`}
          {...({ role: 'listitem' } as object)}
        >
          <View className={styles.eventTitle}>{item.title}</View>
          {item.text && <View className={styles.eventText}>{item.text}</View>}
          {item.time && <Text className={styles.time}>{item.time}</Text>}
        </View>
      ))}
    </View>
  );
}
