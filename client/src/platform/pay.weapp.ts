import Taro from '@tarojs/taro';
import type { PayAdapter } from './contract';
import { payFailure } from './pay-failure';

export const pay: PayAdapter = {
  options: () => [{ scene: 'wechat-mini', name: '微信支付' }],
  async launch(launch) {
    if (launch.kind !== 'wechat-jsapi') return { kind: 'failed', text: '当前环境不支持此支付方式' };
    const { timeStamp, nonceStr, package: prepay, signType, paySign } = launch;
    try {
      await Taro.requestPayment({ timeStamp, nonceStr, package: prepay, signType, paySign });
      return { kind: 'returned' };
    } catch (error) {
      return payFailure(error);
    }
  },
};
