import { useEffect, useRef } from 'react';
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';

/** Gives the platform's bar the page's title; one that is known only after its reader went on waits until they are back. */
export function useBarTitle(title: string | undefined): void {
  const isOnShow = useRef(true);
  const tell = (): void => {
    if (!title || !isOnShow.current) return;
    void Promise.resolve(Taro.setNavigationBarTitle({ title })).catch(() => undefined);
  };
  useEffect(tell, [title]);
  useDidHide(() => {
    isOnShow.current = false;
  });
  useDidShow(() => {
    isOnShow.current = true;
    tell();
  });
}
