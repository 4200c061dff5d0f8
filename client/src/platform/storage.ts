import Taro from '@tarojs/taro';

/**
 * Small persistent values by key, as JSON. Private browsing and full disks make storage fail; nothing here may take
 * the app down for it, so writes report success and reads fall back to nothing.
 */
export const storage = {
  get<T>(key: string): T | null {
    try {
      const value: unknown = Taro.getStorageSync(`yimai.${key}`);
      return value === '' || value === undefined ? null : (value as T);
    } catch {
      return null;
    }
  },
  set(key: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(`yimai.${key}`, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(`yimai.${key}`);
    } catch {
      // Nothing was stored.
    }
  },
};
