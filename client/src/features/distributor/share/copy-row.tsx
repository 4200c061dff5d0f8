import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { copyText } from '@/platform/clipboard';
import styles from './share.module.scss';

/** A text worth copying, and the button that does it. */
export function CopyRow({ name, text }: { name: string; text: string }) {
  const copy = async (): Promise<void> => {
    // Every target says by itself that it was copied.
    if (!(await copyText(text))) toast('没能复制，请长按文字选择');
  };
  return (
    <View className={styles.row}>
      <View className={styles.main}>
        <Text className={styles.name}>{name}</Text>
        <Text className={styles.text} userSelect>
          {text}
        </Text>
      </View>
      <Button size="s" kind="soft" label={`复制${name}`} onPress={() => void copy()}>
        复制
      </Button>
    </View>
  );
}
