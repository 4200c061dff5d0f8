import Taro from '@tarojs/taro';
import type { HapticsAdapter } from './contract';

export const haptics: HapticsAdapter = {
  tap() {
    void Taro.vibrateShort({ type: 'light' }).catch(() => undefined);
  },
};
