import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import type { Suggestion } from './api';
import styles from './search.module.scss';

interface WordsProps {
  words: readonly string[];
  onPick: (word: string) => void;
  hot?: boolean;
  /** Picking one takes it away. */
  removing?: boolean;
}

export function Words({ words, onPick, hot, removing }: WordsProps) {
  return (
    <View className={styles.words}>
      {words.map((word, index) => (
        <Pressable
          key={word}
          role={removing ? 'button' : 'link'}
          label={removing ? `删除“${word}”` : undefined}
          className={styles.word}
          onPress={() => onPick(word)}
        >
          {hot && index < 3 && (
            <Icon name="spark" size={26} color="var(--c-brand)" className={styles.wordIcon} />
          )}
          <Text className={styles.wordText}>{word}</Text>
          {removing && <Icon name="close" size={24} color="var(--c-ink-3)" className={styles.wordEnd} />}
        </Pressable>
      ))}
    </View>
  );
}

/** What the shop chose and what others search; nothing where there is neither. */
export function HotWords({ words, onPick }: { words?: readonly string[]; onPick: (word: string) => void }) {
  if (!words || words.length === 0) return null;
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <Text className={styles.title}>大家在搜</Text>
      </View>
      <Words words={words} onPick={onPick} hot />
    </View>
  );
}

interface LikelyWordsProps {
  words?: readonly Suggestion[];
  onTake: (one: Suggestion) => void;
}

/** What somebody may have meant who found nothing. */
export function LikelyWords({ words, onTake }: LikelyWordsProps) {
  if (!words || words.length === 0) return null;
  const take = (text: string): void => {
    const one = words.find((word) => word.text === text);
    if (one) onTake(one);
  };
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <Text className={styles.title}>你是不是想搜</Text>
      </View>
      <Words words={words.map(({ text }) => text)} onPick={take} />
    </View>
  );
}
