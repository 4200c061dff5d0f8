import Taro from '@tarojs/taro';
import type { ScanAdapter } from './contract';

export const scanMini: ScanAdapter = {
  supported: true,
  async scan() {
    try {
      const { result, path } = (await Taro.scanCode({})) as { result?: string; path?: string };
      // A code of this mini-program says which page it opens instead of what is written in it.
      if (path) return `/${path.replace(/^\//, '')}`;
      return result || null;
    } catch {
      return null; // Closing the scanner is reported as a failure.
    }
  },
};
