import { View } from '@tarojs/components';
import type { PageHeadingProps } from './page-heading-contract';
import styles from './page-heading.module.scss';

/** Desktop browsers have neither a bar of the platform nor ours: the page says itself what it is. Hidden below 1024 px. */
export function PageHeading({ title, note, extra }: PageHeadingProps) {
  return (
    <View className={styles.heading}>
      <h1 className={styles.title}>{title}</h1>
      {note && <View className={styles.note}>{note}</View>}
      {extra && <View className={styles.extra}>{extra}</View>}
    </View>
  );
}
