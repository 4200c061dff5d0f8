import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from './button';
import { Illustration } from './illustration';
import styles from './state.module.scss';

export interface ErrorStateProps {
  title?: string;
  /** The Chinese message of the error; lib/request's `errorText(error)` gives it. */
  text?: string;
  /** For customer service. */
  requestId?: string;
  /** May return a promise; the button then shows that it is being tried. */
  onRetry?: () => unknown;
}

export function ErrorState({
  title = '没能加载出来',
  text = '请检查网络后再试一次',
  requestId,
  onRetry,
}: ErrorStateProps) {
  const [busy, setBusy] = useState(false);
  const retry = async (): Promise<void> => {
    setBusy(true);
    try {
      await onRetry?.();
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className={styles.state} {...({ role: 'alert' } as object)}>
      <Illustration name="cloud" />
      <Text className={styles.title}>{title}</Text>
      <Text className={styles.text}>{text}</Text>
      {onRetry && (
        <Button
          kind="secondary"
          icon="refresh"
          loading={busy}
          onPress={() => void retry()}
          className={styles.action}
        >
          重新加载
        </Button>
      )}
      {requestId && <Text className={styles.id}>编号 {requestId}</Text>}
    </View>
  );
}
