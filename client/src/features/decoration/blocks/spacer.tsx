import { View } from '@tarojs/components';
import { designPx } from '@/platform/length';
import type { BlockProps } from '../api';
import styles from './spacer.module.scss';

/** Air, and where the merchant wants it a line or the mark of the house. */
export function SpacerBlock({ block }: BlockProps<'spacer'>) {
  const { height, divider } = block;
  return (
    <View
      className={styles.spacer}
      style={{ height: designPx(height) }}
      {...({ 'aria-hidden': true } as object)}
    >
      {(divider === 'line' || divider === 'seal') && <View className={styles.line} />}
      {divider === 'seal' && (
        <>
          <View className={styles.seal} />
          <View className={styles.line} />
        </>
      )}
    </View>
  );
}
