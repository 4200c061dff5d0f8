import { useSyncExternalStore } from 'react';
import { onlineManager } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { Icon } from '@/components/icon';
import styles from './center-shell.module.scss';

const subscribe = (listener: () => void): (() => void) => onlineManager.subscribe(listener);
const isOnline = (): boolean => onlineManager.isOnline();

/** What is on the page stays; this says that it may be old. */
export function OfflineBar() {
  const online = useSyncExternalStore(subscribe, isOnline, isOnline);
  if (online) return null;
  return (
    <View className={styles.offline} {...({ role: 'status' } as object)}>
      <Icon name="warning" size={32} />
      网络未连接，下面是上次看到的内容；恢复后自动更新
    </View>
  );
}
