import type { ServiceAdapter } from './contract';

export const service: ServiceAdapter = {
  way: ({ wechatCorp }) => (wechatCorp && wx.openCustomerServiceChat ? 'call' : 'button'),
  open({ wechatCorp }) {
    if (!wechatCorp) return;
    wx.openCustomerServiceChat?.({
      corpId: wechatCorp.corpId,
      extInfo: { url: wechatCorp.url },
      fail: () => undefined,
    });
  },
};
