import Taro from '@tarojs/taro';
import type { ShareAdapter } from './contract';
import { shareMini } from './share-mini';

export const share: ShareAdapter = {
  ...shareMini,
  hasMoments: false,
  enableMenu() {
    void Taro.showShareMenu({});
  },
};
