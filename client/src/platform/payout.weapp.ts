import type { PayoutAdapter } from './contract';

export const payout: PayoutAdapter = {
  supported: true,
  confirm({ merchantId, appId, package: confirmPackage }) {
    return new Promise((resolve) => {
      if (!wx.requestMerchantTransfer) {
        resolve('unsupported');
        return;
      }
      wx.requestMerchantTransfer({
        mchId: merchantId,
        appId,
        package: confirmPackage,
        success: () => resolve('confirmed'),
        fail: () => resolve('cancelled'),
      });
    });
  },
};
