import type { ReceiptAdapter } from './contract';

/** The page lies over the mini-program; its answer comes with the show that follows. */
export const receipt: ReceiptAdapter = {
  get supported() {
    return wx.openBusinessView !== undefined;
  },
  confirm({ merchantId, merchantTradeNo, transactionId }) {
    return new Promise((resolve) => {
      if (!wx.openBusinessView) {
        resolve('unsupported');
        return;
      }
      const heard: Parameters<typeof wx.onAppShow>[0] = ({ referrerInfo }) => {
        wx.offAppShow(heard);
        resolve(referrerInfo?.extraData?.status === 'success' ? 'confirmed' : 'cancelled');
      };
      wx.onAppShow(heard);
      wx.openBusinessView({
        businessType: 'weappOrderConfirm',
        extraData: {
          merchant_id: merchantId,
          merchant_trade_no: merchantTradeNo,
          transaction_id: transactionId,
        },
        fail: () => {
          wx.offAppShow(heard);
          resolve('unsupported');
        },
      });
    });
  },
};
