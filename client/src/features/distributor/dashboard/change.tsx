import { Text } from '@tarojs/components';
import styles from './dashboard.module.scss';

interface ChangeProps {
  now: number;
  before: number;
  /** What is compared with, e.g. 前 30 天. */
  than: string;
}

/** "较前 30 天 +12%". Says nothing where there was nothing to compare with. */
export function Change({ now, before, than }: ChangeProps) {
  if (before <= 0) return null;
  const percent = Math.round(((now - before) * 100) / before);
  const tone = percent > 0 ? styles.rise : percent < 0 ? styles.fall : '';
  return (
    <Text className={styles.change}>
      较{than}
      <Text className={`${styles.percent} ${tone}`}>
        {percent > 0 ? `+${percent}` : percent < 0 ? `−${-percent}` : '0'}%
      </Text>
    </Text>
  );
}
