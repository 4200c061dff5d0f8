import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { notify, toast } from '@/components/feedback';
import { Icon, type IconName } from '@/components/icon';
import { Steps } from '@/components/steps';
import { api, errorText } from '@/lib/request';
import type { Distributor } from '../api';
import { isBrowser } from '../words';
import styles from './apply.module.scss';

type Shown = 'pending' | 'rejected' | 'suspended';

const WORDS: Record<Shown, { icon: IconName; title: string; text: string }> = {
  pending: {
    icon: 'clock',
    title: '申请已提交，正在审核',
    text: '一般在 1 个工作日内完成，结果会在这里显示',
  },
  rejected: { icon: 'info', title: '这次申请没有通过', text: '可以按下面的原因补充后重新提交' },
  suspended: {
    icon: 'warning',
    title: '分销资格已暂停',
    text: '暂停期间不产生新的佣金；此前已赚取的佣金不受影响。有疑问请联系客服申诉',
  },
};

/** A browser has no customer service of the platform, but every shop has a telephone. */
async function showService(): Promise<void> {
  if (!isBrowser) return; // the native button opens it itself
  try {
    const { servicePhone } = await api.getShop();
    await notify('客服电话', servicePhone);
  } catch (error) {
    toast({ text: errorText(error), kind: 'error' });
  }
}

/** Where the application or the membership stands, and why. */
export function StatusCard({ mine }: { mine: Distributor }) {
  const status = mine.status as Shown;
  const words = WORDS[status];
  return (
    <Card className={styles.status}>
      <View className={`${styles.statusIcon} ${styles[status] ?? ''}`}>
        <Icon name={words.icon} size={64} />
      </View>
      <Text className={styles.statusTitle}>{words.title}</Text>
      <Text className={styles.statusText}>{words.text}</Text>
      {mine.rejectReason && status !== 'pending' && (
        <View className={styles.why}>
          <Text className={styles.whyTitle}>原因</Text>
          <Text>{mine.rejectReason}</Text>
        </View>
      )}
      {status === 'pending' && (
        <View className={styles.statusSteps}>
          <Steps items={[{ title: '提交申请' }, { title: '审核' }, { title: '开始推广' }]} current={1} />
        </View>
      )}
      {status === 'suspended' && (
        <View className={styles.contact}>
          <Button kind="secondary" size="l" icon="service" open="contact" onPress={() => void showService()}>
            联系客服
          </Button>
        </View>
      )}
    </Card>
  );
}
