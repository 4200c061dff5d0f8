import { useEffect, useState } from 'react';
import { usePageScroll } from '@tarojs/taro';
import { queryClient } from './query';

/** Nothing was asked for so long: the first screen has what it needs. */
const QUIET_MS = 1_200;
/** However slow the network is, what was put off is needed at some time. */
const LATEST_MS = 6_000;

/**
 * False while the first screen of a page is on its way, then true: for what is below it, or behind a button. Somebody who
 * scrolls has seen the first screen.
 */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  usePageScroll(() => setSettled(true));
  useEffect(() => {
    if (isSettled) return undefined;
    const settle = (): void => setSettled(true);
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const watch = (): void => {
      const isBusy = queryClient.isFetching() > 0;
      if (isBusy) {
        clearTimeout(quiet);
        quiet = undefined;
      } else quiet ??= setTimeout(settle, QUIET_MS);
    };
    watch();
    const unsubscribe = queryClient.getQueryCache().subscribe(watch);
    const latest = setTimeout(settle, LATEST_MS);
    return () => {
      unsubscribe();
      clearTimeout(quiet);
      clearTimeout(latest);
    };
  }, [isSettled]);
  return isSettled;
}
