import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import type { Sort } from './api';
import styles from './category.module.scss';

const SORTS = [
  { key: 'recommended', text: '综合' },
  { key: 'sales', text: '销量' },
  { key: 'newest', text: '新品' },
] as const;

interface SortsProps {
  value: Sort;
  onChange: (sort: Sort) => void;
}

/** Price turns around when it is pressed again. */
export function Sorts({ value, onChange }: SortsProps) {
  const byPrice = value === 'price-asc' || value === 'price-desc';
  const priceWords =
    value === 'price-asc' ? '价格，从低到高' : value === 'price-desc' ? '价格，从高到低' : '价格';
  return (
    <View className={styles.sorts} {...({ role: 'radiogroup', 'aria-label': '排序' } as object)}>
      {SORTS.map(({ key, text }) => (
        <Pressable
          key={key}
          role="radio"
          selected={value === key}
          className={`${styles.sort} ${value === key ? styles.sortOn : ''}`}
          onPress={() => onChange(key)}
        >
          {text}
        </Pressable>
      ))}
      <Pressable
        role="radio"
        selected={byPrice}
        label={priceWords}
        className={`${styles.sort} ${byPrice ? styles.sortOn : ''}`}
        onPress={() => onChange(value === 'price-asc' ? 'price-desc' : 'price-asc')}
      >
        <Text>价格</Text>
        <Icon name={value === 'price-asc' ? 'up' : value === 'price-desc' ? 'down' : 'sort'} size={24} />
      </Pressable>
    </View>
  );
}
