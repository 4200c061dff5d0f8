import { useEffect, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { useIsDesktop } from '@/platform/viewport';
import { Windowed } from '@/platform/windowed';

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
  /** Tall rows need fewer in a part; a multiple of the columns. */
  part?: number;
}

/** Between two parts that come at once: each is a setData, or a task, of its own. */
const APART_MS = 300;

/** How many of the parts are in the page already. */
function useOneByOne(count: number): number {
  const [shown, setShown] = useState(1);
  useEffect(() => {
    if (shown >= count) return undefined;
    const timer = setTimeout(() => setShown(shown + 1), APART_MS);
    return () => clearTimeout(timer);
  }, [shown, count]);
  return shown;
}

/** A list that may grow to hundreds of rows: only the parts near the screen are in the page, the rest is as high as it was. */
export function WindowedList<T>(props: WindowedListProps<T>) {
  const { items, keyOf, children, className, stack } = props;
  const isDesktop = useIsDesktop();
  const size = props.part ?? (isDesktop ? PART.desktop : PART.phone);
  const parts = Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
  const shown = useOneByOne(parts.length);
  return (
    <View className={stack}>
      {parts.slice(0, shown).map((part, at) => (
        <Windowed key={part[0] && keyOf(part[0])}>
          <View className={className}>{part.map((item, index) => children(item, at * size + index))}</View>
        </Windowed>
      ))}
    </View>
  );
}
