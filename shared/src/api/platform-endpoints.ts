import { endpoint } from './endpoint.js';

/** What a client needs because of the platform it runs on: cards, signatures, links between apps, messages. */
export const platformEndpoints = {
  getShareCard: endpoint('GET /v1/shop/products/:productId/share-card', 'anyone', {
    summary: 'The picture of a product for share cards, 5:4 as chats show it',
  }),
  getClientSetup: endpoint('GET /v1/platform/setup', 'anyone', {
    summary: 'What the merchant set up on the platforms, as far as clients need it',
  }),
  getWechatJsConfig: endpoint('GET /v1/platform/wechat/js-config', 'anyone', {
    summary: "A page of ours, signed for the JS-SDK of WeChat's browser",
  }),
  createOpenLink: endpoint('POST /v1/platform/open-links', 'anyone', {
    summary: 'A link that opens a page of ours in the mini-program of WeChat or Douyin',
    rate: 'link',
  }),
  recordNoticeAnswers: endpoint('POST /v1/me/notice-answers', 'member', {
    summary: 'What the person answered when asked whether we may send a message',
  }),
  getReceiptComponent: endpoint('GET /v1/shop/orders/:orderId/receipt-component', 'member', {
    summary: "What WeChat's own receipt page needs; null where WeChat has no part in it",
  }),
  confirmWechatReceipt: endpoint('POST /v1/shop/orders/:orderId/confirm-receipt/wechat', 'member', {
    summary: 'Receipt was confirmed in WeChat: asks WeChat whether that is so',
  }),
  findOrderByTrade: endpoint('GET /v1/shop/trades/:tradeNumber/order', 'member', {
    summary: 'The order of a trade, by the number that platforms hand to our order page',
  }),
} as const;
