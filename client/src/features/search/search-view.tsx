import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useShop } from '@/lib/shop';
import { useSuggestions } from './api';
import { Results } from './results';
import type { SearchState } from './use-search';
import styles from './search.module.scss';

function Words({
  words,
  onPick,
  hot,
}: {
  words: readonly string[];
  onPick: (word: string) => void;
  hot?: boolean;
}) {
  return (
    <View className={styles.words}>
      {words.map((word, index) => (
        <Pressable key={word} role="link" className={styles.word} onPress={() => onPick(word)}>
          {hot && index < 3 && (
            <Icon name="spark" size={26} color="var(--c-brand)" className={styles.wordIcon} />
          )}
          {word}
        </Pressable>
      ))}
    </View>
  );
}

function Idle({ state }: { state: SearchState }) {
  const shop = useShop().data;
  const { words, clear } = state.history;
  return (
    <View>
      {words.length > 0 && (
        <View className={styles.section}>
          <View className={styles.head}>
            <Text className={styles.title}>最近搜过</Text>
            <IconButton icon="trash" label="清空搜索记录" size={34} color="var(--c-ink-3)" onPress={clear} />
          </View>
          <Words words={words} onPick={state.submit} />
        </View>
      )}
      {shop && shop.hotKeywords.length > 0 && (
        <View className={styles.section}>
          <View className={styles.head}>
            <Text className={styles.title}>大家在搜</Text>
          </View>
          <Words words={shop.hotKeywords} onPick={state.submit} hot />
        </View>
      )}
    </View>
  );
}

function Suggestions({ state }: { state: SearchState }) {
  const { data } = useSuggestions(state.settled);
  return (
    <View className={styles.suggestions}>
      <Pressable className={styles.suggestion} role="link" onPress={() => state.submit(state.typing)}>
        <Icon name="search" size={32} color="var(--c-ink-3)" />
        <Text className={styles.suggestionText}>搜索“{state.typing.trim()}”</Text>
      </Pressable>
      {data?.map((product) => (
        <Pressable
          key={product.id}
          className={styles.suggestion}
          role="link"
          onPress={() => openPage(routes.product({ productId: product.id }))}
        >
          <Icon name="box" size={32} color="var(--c-ink-3)" />
          <Text className={styles.suggestionText}>{product.title}</Text>
          <Icon name="next" size={26} color="var(--c-ink-3)" />
        </Pressable>
      ))}
    </View>
  );
}

export function SearchView({ state }: { state: SearchState }) {
  if (state.mode === 'results') return <Results state={state} />;
  if (state.mode === 'typing') return <Suggestions state={state} />;
  return <Idle state={state} />;
}
