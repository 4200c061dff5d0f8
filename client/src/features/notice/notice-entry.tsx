import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Icon } from '@/components/icon';
import { useNotice, type Occasion } from './use-notice';
import styles from './notice.module.scss';

const WORDS: Record<Occasion, { ask: string; on: string }> = {
  'order-shipped': { ask: '发货时通知我', on: '发货时会通知您' },
  payout: { ask: '到账时通知我', on: '到账时会通知您' },
};

/** One line that asks for leave to send one message; nothing where none can be sent. */
export function NoticeEntry({ occasion }: { occasion: Occasion }) {
  const notice = useNotice(occasion);
  if (!notice) return null;
  const words = WORDS[occasion];
  return (
    <View className={styles.notice}>
      <Icon name="bell" size={40} color="var(--c-ink-2)" />
      <Text className={styles.text}>{notice.isOn ? words.on : words.ask}</Text>
      {notice.isOn ? (
        <Icon name="check-circle" size={40} color="var(--c-jade)" />
      ) : (
        <Button size="s" kind="soft" label={words.ask} onPress={notice.ask}>
          开启
        </Button>
      )}
    </View>
  );
}
