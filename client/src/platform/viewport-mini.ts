import Taro from '@tarojs/taro';
import type { Capsule } from './contract';

/** Where the platform's capsule button sits, in CSS pixels. */
export function capsule(): Capsule {
  const { windowWidth, statusBarHeight = 20 } = Taro.getWindowInfo?.() ?? Taro.getSystemInfoSync();
  const box = Taro.getMenuButtonBoundingClientRect?.();
  if (!box || !box.width) return { top: statusBarHeight, height: 44, rightInset: 96 };
  const gap = box.top - statusBarHeight;
  return { top: statusBarHeight, height: box.height + gap * 2, rightInset: windowWidth - box.left };
}

export const drawsBar = false;

export const canReveal = true;

export function prefersReducedMotion(): boolean {
  return false;
}

export function isDesktop(): boolean {
  return false;
}

export const useIsDesktop = isDesktop;
export const useIsTablet = (): boolean => Taro.getSystemInfoSync().windowWidth >= 640;

export function useCurrentPath(): string {
  return `/${Taro.getCurrentInstance().router?.path.replace(/^\//, '').split('?')[0] ?? ''}`;
}
