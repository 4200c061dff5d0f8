import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';
import type { Capsule } from './contract';

export function capsule(): Capsule {
  return { top: 0, height: 44, rightInset: 0 };
}

/** Browsers have no bar of the platform: pages draw their own. */
export const drawsBar = true;

/** Taro's H5 scroll view scrolls the whole page when told to reveal something in it. */
export const canReveal = false;

export function prefersReducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

const atLeast = (px: number) => {
  const query = (): MediaQueryList => window.matchMedia(`(min-width: ${px}px)`);
  return {
    now: (): boolean => query().matches,
    subscribe(listener: () => void): () => void {
      const list = query();
      list.addListener(listener); // Safari 13 has no addEventListener here
      return () => list.removeListener(listener);
    },
  };
};
const tablet = atLeast(640);
const desktop = atLeast(1024);

export const isDesktop = desktop.now;

/** For what is another thing on a desk; what only looks different is a matter of the stylesheet. */
export const useIsDesktop = (): boolean => useSyncExternalStore(desktop.subscribe, desktop.now);
export const useIsTablet = (): boolean => useSyncExternalStore(tablet.subscribe, tablet.now);

export function isDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The path of the page this is rendered on, as in lib/routes: "/pages/home/index". */
export function useCurrentPath(): string {
  return `/${Taro.getCurrentInstance().router?.path.replace(/^\//, '').split('?')[0] ?? ''}`;
}
