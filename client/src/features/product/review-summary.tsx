import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Stars } from '@/components/stars';
import { formatCount } from '@/lib/format';
import type { Product, ReviewFilter } from './api';
import styles from './reviews.module.scss';

const FILTERS: readonly { key: ReviewFilter; text: string }[] = [
  { key: 'all', text: '全部' },
  { key: 'pictures', text: '有图' },
  { key: 'good', text: '好评' },
  { key: 'bad', text: '差评' },
  { key: 'follow-up', text: '追评' },
];

export const averageText = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10}`;

/** The average and how it came about. */
export function ReviewSummary({ reviews }: Pick<Product, 'reviews'>) {
  const { averageTenths, stars, counts } = reviews;
  if (averageTenths === null) return null;
  return (
    <View className={styles.summary}>
      <View className={styles.score}>
        <Text className={styles.scoreNumber}>{averageText(averageTenths)}</Text>
        <Stars rating={Math.round(averageTenths / 10)} />
      </View>
      <View className={styles.bars}>
        {[5, 4, 3, 2, 1].map((n) => {
          const count = stars[n - 1] ?? 0;
          return (
            <View key={n} className={styles.barRow}>
              <Text className={styles.barName}>{n} 星</Text>
              <View className={styles.bar}>
                <View className={styles.barOn} style={{ width: `${(count * 100) / counts.all}%` }} />
              </View>
              <Text className={styles.barCount}>{formatCount(count)}</Text>
            </View>
          );
        })}
      </View>
    </View>
  );
}

interface ReviewFiltersProps extends Pick<Product, 'reviews'> {
  value: ReviewFilter;
  onChange: (filter: ReviewFilter) => void;
}

/** Those that would show something. */
export function ReviewFilters({ reviews: { counts }, value, onChange }: ReviewFiltersProps) {
  return (
    <View className={styles.filters} {...({ role: 'radiogroup', 'aria-label': '筛选评价' } as object)}>
      {FILTERS.filter(({ key }) => key === 'all' || counts[key] > 0).map(({ key, text }) => (
        <Pressable
          key={key}
          role="radio"
          selected={key === value}
          className={`${styles.filter} ${key === value ? styles.filterOn : ''}`}
          onPress={() => onChange(key)}
        >
          {text} {formatCount(counts[key])}
        </Pressable>
      ))}
    </View>
  );
}
