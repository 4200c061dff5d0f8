import { View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { Icon } from './icon';
import styles from './stars.module.scss';

const ALL = [1, 2, 3, 4, 5] as const;
const NAMES = ['', '很差', '较差', '一般', '满意', '非常满意'] as const;

const colour = (isOn: boolean): string => (isOn ? 'var(--c-star)' : 'var(--c-line-strong)');

/** A rating as it was given. */
export function Stars({ rating, size = 24 }: { rating: number; size?: number }) {
  return (
    <View className={styles.stars} {...({ role: 'img', 'aria-label': `${rating} 星` } as object)}>
      {ALL.map((n) => (
        <Icon key={n} name="star-solid" size={size} color={colour(n <= rating)} />
      ))}
    </View>
  );
}

/** A rating to give; 0: none yet. */
export function StarsInput({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  return (
    <View className={styles.input}>
      <View className={styles.choices} {...({ role: 'radiogroup', 'aria-label': '评分' } as object)}>
        {ALL.map((n) => (
          <Pressable
            key={n}
            role="radio"
            selected={n === value}
            label={`${n} 星，${NAMES[n]}`}
            className={styles.choice}
            onPress={() => onChange(n)}
          >
            <Icon
              name={n <= value ? 'star-solid' : 'star'}
              size={56}
              color={n <= value ? 'var(--c-star)' : 'var(--c-control)'}
            />
          </Pressable>
        ))}
      </View>
      <View className={styles.name}>{NAMES[value] || '请打分'}</View>
    </View>
  );
}
