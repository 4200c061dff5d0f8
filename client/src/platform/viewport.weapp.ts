import Taro from '@tarojs/taro';

export {
  canReveal,
  capsule,
  drawsBar,
  isDesktop,
  prefersReducedMotion,
  useCurrentPath,
  useIsDesktop,
  useIsTablet,
} from './viewport-mini';

export function isDark(): boolean {
  return Taro.getSystemInfoSync().theme === 'dark';
}
