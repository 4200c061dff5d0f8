import { View } from '@tarojs/components';
import { BottomBar } from './bottom-bar';
import styles from './single-page-bar.module.scss';

/** Under a page that Moments opened on its own: buying happens in the mini-program, which WeChat's own bar leads to. */
export function SinglePageBar({ text }: { text: string }) {
  return (
    <BottomBar>
      <View className={styles.bar} {...({ role: 'note' } as object)}>
        {text}
      </View>
    </BottomBar>
  );
}
