import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import styles from './list-footer.module.scss';

export interface ListFooterProps {
  state: 'idle' | 'loading' | 'end' | 'error';
  /** For `idle` (desktop has no pull) and `error`. */
  onMore?: () => void;
  endText?: string;
}

function Inside({ state, onMore, endText = '已经到底了' }: ListFooterProps) {
  if (state === 'loading')
    return (
      <View className={styles.footer} {...({ role: 'status' } as object)}>
        <View className={styles.spinner} />
        正在加载
      </View>
    );
  if (state === 'end')
    return (
      <View className={styles.footer}>
        <View className={styles.rule} />
        <Text>{endText}</Text>
        <View className={styles.rule} />
      </View>
    );
  return (
    <Pressable className={`${styles.footer} ${styles.more}`} onPress={onMore}>
      {state === 'error' ? '加载失败，点此重试' : '加载更多'}
    </Pressable>
  );
}

/** For a part of a page whose question was not answered: `<ListFooter {...askAgain(query)} />`. */
export const askAgain = (query: { isFetching: boolean; refetch: () => unknown }): ListFooterProps => ({
  state: query.isFetching ? 'loading' : 'error',
  onMore: () => void query.refetch(),
});

/** The node around it stays: a mini-program that replaces a child sends all of the parent anew, the list included. */
export function ListFooter(props: ListFooterProps) {
  return (
    <View>
      <Inside {...props} />
    </View>
  );
}
