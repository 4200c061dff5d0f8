import Taro from '@tarojs/taro';
import type { ClientOs } from '@yimai/shared/domain/goods/virtual-goods';

const KNOWN: Readonly<Record<string, ClientOs>> = {
  ios: 'ios',
  android: 'android',
  ohos: 'android',
  windows: 'other',
  mac: 'other',
  devtools: 'other',
};

/** By the platform's word. A name nobody has met may be anything, and is treated as such. */
export const osOfPhone = (): ClientOs =>
  KNOWN[String(Taro.getSystemInfoSync().platform).toLowerCase()] ?? 'unknown';
