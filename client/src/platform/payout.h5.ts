import type { PayoutAdapter } from './contract';
import { isWechatBrowser } from './browser';

/** WeChat's browser knows the same request; elsewhere the payee confirms in the mini-program. */
export const payout: PayoutAdapter = {
  supported: isWechatBrowser,
  confirm({ merchantId, appId, package: confirmPackage }) {
    const invoker = window.WeixinJSBridge;
    if (!invoker) return Promise.resolve('unsupported');
    return new Promise((resolve) => {
      invoker.invoke(
        'requestMerchantTransfer',
        { mchId: merchantId, appId, package: confirmPackage },
        ({ err_msg: message }) =>
          resolve(message === 'requestMerchantTransfer:ok' ? 'confirmed' : 'cancelled'),
      );
    });
  },
};
