import { useEffect, useId, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { offBeat, onBeat } from '@/platform/beat';
import { useIsDesktop } from '@/platform/viewport';
import { Windowed } from '@/platform/windowed';
import styles from './windowed-list.module.scss';

/** Full rows in two and three, four and five columns; on phones three rows of cards, 25 KB of setData. */
const PART = { phone: 6, desktop: 20 } as const;

interface WindowedListProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  children: (item: T, index: number) => ReactNode;
  /** Of every part, e.g. a grid. */
  className?: string;
  /** Around the parts: the gap between them. */
  stack?: string;
  /** A line between the parts, for rows that have one between them. */
  ruled?: boolean;
  /** Tall rows need fewer in a part; a multiple of the columns. */
  part?: number;
}

/** How many of the items are in the page already: a part more on every beat. */
function useOneByOne(count: number, size: number): number {
  const id = useId();
  const [shown, setShown] = useState(size);
  useEffect(() => {
    if (shown >= count) return undefined;
    onBeat(id, () => setShown(Math.min(count, shown - (shown % size) + size)), 'part');
    return () => offBeat(id);
  }, [id, shown, count, size]);
  return shown;
}

/** A list that may grow to hundreds of rows: only the parts near the screen are in the page, the rest is as high as it was. */
export function WindowedList<T>(props: WindowedListProps<T>) {
  const { items, keyOf, children, className, stack, ruled } = props;
  const isDesktop = useIsDesktop();
  const size = props.part ?? (isDesktop ? PART.desktop : PART.phone);
  const shown = items.slice(0, useOneByOne(items.length, size));
  const parts = Array.from({ length: Math.ceil(shown.length / size) }, (_, part) =>
    shown.slice(part * size, (part + 1) * size),
  );
  return (
    <View className={stack}>
      {parts.map((part, at) => (
        <Windowed key={part[0] && keyOf(part[0])} className={ruled ? styles.ruled : undefined}>
          <View className={className}>{part.map((item, index) => children(item, at * size + index))}</View>
        </Windowed>
      ))}
    </View>
  );
}
