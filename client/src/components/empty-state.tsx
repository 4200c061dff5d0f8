import { Text, View } from '@tarojs/components';
import { Button } from './button';
import { Illustration, type IllustrationName } from './illustration';
import styles from './state.module.scss';

export interface EmptyStateProps {
  /** What is missing, in four to ten characters. */
  title: string;
  /** What to do about it. */
  text?: string;
  illustration?: IllustrationName;
  actionText?: string;
  onAction?: () => void;
}

export function EmptyState({ title, text, illustration = 'paper', actionText, onAction }: EmptyStateProps) {
  return (
    <View className={styles.state}>
      <Illustration name={illustration} />
      <Text className={styles.title}>{title}</Text>
      {text && <Text className={styles.text}>{text}</Text>}
      {actionText && onAction && (
        <Button kind="secondary" onPress={onAction} className={styles.action}>
          {actionText}
        </Button>
      )}
    </View>
  );
}
