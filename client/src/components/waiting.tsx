import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import styles from './waiting.module.scss';

/** From here on somebody wonders whether anything happens at all. */
const SLOW_AFTER_MS = 3_000;

interface Waiting {
  begin: () => () => void;
}

const WaitingContext = createContext<Waiting | null>(null);

/** While this is mounted, the page waits for something. Every skeleton says so. */
export function useWaiting(): void {
  const waiting = useContext(WaitingContext);
  useEffect(() => waiting?.begin(), [waiting]);
}

/** Counts what a page waits for, and says that it takes long when it does: once, however many skeletons there are. */
export function WaitingRoom({ children }: { children: ReactNode }) {
  const [count, setCount] = useState(0);
  const [isSlow, setSlow] = useState(false);
  const begin = useCallback(() => {
    setCount((n) => n + 1);
    return () => setCount((n) => n - 1);
  }, []);
  const isWaiting = count > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isWaiting]);
  const room = useMemo(() => ({ begin }), [begin]);
  return (
    <WaitingContext.Provider value={room}>
      <View className={styles.place} {...({ role: 'status' } as object)}>
        {isSlow && (
          <View className={styles.hint}>
            <Icon name="clock" size={30} />
            <Text>网络有点慢，仍在努力加载</Text>
          </View>
        )}
      </View>
      {children}
    </WaitingContext.Provider>
  );
}
