import { View } from '@tarojs/components';
import { Icon, type IconName } from './icon';
import styles from './state-head.module.scss';

/** What waits for the person is vermilion; what is under way has a colour of its own; what is over is quiet. */
export type StateTone = 'brand' | 'amber' | 'indigo' | 'jade' | 'muted';

interface StateHeadProps {
  icon: IconName;
  tone: StateTone;
  title: string;
  /** What comes next, or why. */
  note: React.ReactNode;
  /** Beside it, e.g. a button. */
  extra?: React.ReactNode;
}

/** Where an order, a parcel or a case stands, in one look. */
export function StateHead({ icon, tone, title, note, extra }: StateHeadProps) {
  return (
    <View className={styles.head}>
      <View className={`${styles.seal} ${styles[tone]}`}>
        <Icon name={icon} size={52} />
      </View>
      <View className={styles.text}>
        <View className={styles.title}>{title}</View>
        <View className={styles.note}>{note}</View>
      </View>
      {extra}
    </View>
  );
}
