import Taro from '@tarojs/taro';
import type { ServiceAdapter } from './contract';

export const service: ServiceAdapter = {
  way: ({ douyinImId, phone }) => (douyinImId ? 'button' : phone ? 'call' : 'none'),
  open({ phone }) {
    void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
  },
};
