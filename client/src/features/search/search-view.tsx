import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { confirm } from '@/components/feedback';
import { IconButton } from '@/components/icon-button';
import { useShop } from '@/lib/shop';
import { Results } from './results';
import { Suggestions } from './suggestions';
import type { SearchState } from './use-search';
import { HotWords, Words } from './words';
import styles from './search.module.scss';

function Idle({ state }: { state: SearchState }) {
  const shop = useShop().data;
  const [editing, setEditing] = useState(false);
  const { words, remove, clear } = state.history;
  const askClear = async (): Promise<void> => {
    if (!(await confirm({ title: '清空搜索记录？', confirmText: '清空' }))) return;
    clear();
    setEditing(false);
  };
  return (
    <View>
      {words.length > 0 && (
        <View className={styles.section}>
          <View className={styles.head}>
            <Text className={styles.title}>最近搜过</Text>
            {editing ? (
              <View className={styles.edits}>
                <Pressable className={styles.edit} onPress={() => void askClear()}>
                  全部清空
                </Pressable>
                <Pressable className={`${styles.edit} ${styles.editOn}`} onPress={() => setEditing(false)}>
                  完成
                </Pressable>
              </View>
            ) : (
              <IconButton
                icon="trash"
                label="整理搜索记录"
                size={34}
                color="var(--c-ink-3)"
                onPress={() => setEditing(true)}
              />
            )}
          </View>
          <Words words={words} onPick={editing ? remove : state.submit} removing={editing} />
        </View>
      )}
      <HotWords words={shop?.hotKeywords} onPick={state.submit} />
    </View>
  );
}

export function SearchView({ state }: { state: SearchState }) {
  if (state.mode === 'results') return <Results state={state} />;
  if (state.mode === 'typing')
    return (
      <Suggestions
        options={state.suggest.options}
        active={state.suggest.active}
        typed={state.typed}
        onTake={state.take}
      />
    );
  return <Idle state={state} />;
}
