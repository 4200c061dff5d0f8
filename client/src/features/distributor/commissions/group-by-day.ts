import { addDays, shanghaiDay } from '@yimai/shared/kernel/clock';
import { clock } from '@/platform/clock';
import { formatDay } from '@/lib/format';

export interface DayGroup<T> {
  /** Asia/Shanghai, `YYYY-MM-DD`. */
  day: string;
  title: string;
  items: T[];
}

/** Some lines of a day: a day may have hundreds, and what is put into a page at once is a handful. */
export interface DayPart<T> extends DayGroup<T> {
  /** Of the day, of which `items` are a part. */
  count: number;
  isFirst: boolean;
  isLast: boolean;
}

/** Consecutive lines of one Shanghai day; the list comes newest first and stays so. */
export function groupByDay<T extends { accruedAt: string }>(items: readonly T[]): DayGroup<T>[] {
  const today = shanghaiDay(clock.now());
  const groups: DayGroup<T>[] = [];
  for (const item of items) {
    const day = shanghaiDay(new Date(item.accruedAt));
    const last = groups[groups.length - 1];
    if (last?.day === day) last.items.push(item);
    else {
      const title = day === today ? '今天' : day === addDays(today, -1) ? '昨天' : formatDay(item.accruedAt);
      groups.push({ day, title, items: [item] });
    }
  }
  return groups;
}

/** Days in parts of at most `size` lines. */
export function partsOfDays<T>(groups: readonly DayGroup<T>[], size: number): DayPart<T>[] {
  return groups.flatMap((group) => {
    const count = group.items.length;
    return Array.from({ length: Math.ceil(count / size) }, (_, part) => {
      const from = part * size;
      const items = group.items.slice(from, from + size);
      return { ...group, items, count, isFirst: from === 0, isLast: from + size >= count };
    });
  });
}
