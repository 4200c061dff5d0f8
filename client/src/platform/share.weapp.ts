import Taro from '@tarojs/taro';
import type { ShareAdapter } from './contract';

export const share: ShareAdapter = {
  way: 'native',
  hasMoments: true,
  card: ({ title, url, imageUrl }) => ({ title, path: url, imageUrl }),
  moments: ({ title, url, imageUrl }) => ({ title, query: url.split('?')[1] ?? '', imageUrl }),
  enableMenu() {
    void Taro.showShareMenu({
      withShareTicket: true,
      showShareItems: ['shareAppMessage', 'shareTimeline'],
    } as Taro.showShareMenu.Option);
  },
  share: () => Promise.resolve('use-native'),
  link: () => '',
};
