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

interface WordProps {
  text: string;
  onPress: () => void;
  hot?: boolean;
  removing?: boolean;
}

function Word({ text, onPress, hot, removing }: WordProps) {
  return (
    <Pressable
      role={removing ? 'button' : 'link'}
      label={removing ? `删除“${text}”` : undefined}
      className={styles.word}
      onPress={onPress}
    >
      {hot && <Icon name="spark" size={26} color="var(--c-brand)" className={styles.wordIcon} />}
      <Text className={styles.wordText}>{text}</Text>
      {removing && <Icon name="close" size={24} color="var(--c-ink-3)" className={styles.wordEnd} />}
    </Pressable>
  );
}

export function Words({ words, onPick, hot, removing }: WordsProps) {
  return (
    <View className={styles.words}>
      {words.map((word, index) => (
        <Word
          key={word}
          text={word}
          hot={hot && index < 3}
          removing={removing}
          onPress={() => onPick(word)}
        />
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
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <Text className={styles.title}>你是不是想搜</Text>
      </View>
      <View className={styles.words}>
        {words.map((one) => (
          <Word key={one.text} text={one.text} onPress={() => onTake(one)} />
        ))}
      </View>
    </View>
  );
}
