import { addDays, shanghaiDay } from '@yimai/shared/kernel/clock';
import { clock } from '@/platform/clock';
import { formatDay } from '@/lib/format';

export interface DayGroup<T> {
  /** Asia/Shanghai, `YYYY-MM-DD`. */
  day: string;
  title: string;
  items: T[];
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
