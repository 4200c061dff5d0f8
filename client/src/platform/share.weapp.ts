import Taro from '@tarojs/taro';
import type { ShareAdapter } from './contract';
import { shareMini } from './share-mini';

export const share: ShareAdapter = {
  ...shareMini,
  hasMoments: true,
  enableMenu() {
    void Taro.showShareMenu({
      withShareTicket: true,
      showShareItems: ['shareAppMessage', 'shareTimeline'],
    } as Taro.showShareMenu.Option);
  },
};
