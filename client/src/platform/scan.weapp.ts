import Taro from '@tarojs/taro';
import type { ScanAdapter } from './contract';

export const scan: ScanAdapter = {
  supported: true,
  async scan() {
    try {
      return (await Taro.scanCode({})).result;
    } catch {
      return null; // Closing the scanner is reported as a failure.
    }
  },
};
