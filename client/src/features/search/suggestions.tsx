import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import type { IconName } from '@/components/icon-paths';
import { matched } from './matched';
import { LIST_ID, optionId, type Option } from './use-suggest';
import styles from './search.module.scss';

const ICON_OF: Record<Option['kind'], IconName> = {
  typed: 'search',
  word: 'spark',
  category: 'category',
  product: 'box',
};

function spoken(option: Option): string {
  if (option.kind === 'typed') return `搜索“${option.text}”`;
  if (option.kind === 'category') return `${option.text}，分类`;
  return option.kind === 'product' ? `${option.text}，商品` : option.text;
}

interface SuggestionsProps {
  options: readonly Option[];
  typed: string;
  active: number;
  onTake: (option: Option) => void;
}

/** What may be meant, below the input that commands it. */
export function Suggestions({ options, typed, active, onTake }: SuggestionsProps) {
  return (
    <View
      id={LIST_ID}
      className={styles.suggestions}
      {...({ role: 'listbox', 'aria-label': '搜索建议' } as object)}
    >
      {options.map((option, index) => (
        <Pressable
          key={`${option.kind} ${option.text}`}
          id={optionId(index)}
          className={`${styles.suggestion} ${index === active ? styles.suggestionOn : ''}`}
          role="option"
          selected={index === active}
          label={spoken(option)}
          untabbed
          onPress={() => onTake(option)}
        >
          <Icon name={ICON_OF[option.kind]} size={32} color="var(--c-ink-3)" />
          <View className={styles.suggestionText}>
            {option.kind === 'typed'
              ? `搜索“${option.text}”`
              : matched(option.text, typed).map((piece, at) => (
                  <Text key={at} className={piece.isMatch ? styles.match : undefined}>
                    {piece.text}
                  </Text>
                ))}
          </View>
          {option.kind === 'category' && <Text className={styles.kind}>分类</Text>}
          {option.kind === 'product' && <Icon name="next" size={26} color="var(--c-ink-3)" />}
        </Pressable>
      ))}
    </View>
  );
}
