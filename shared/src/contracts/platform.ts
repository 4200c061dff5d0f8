import { z } from '../kernel/zod.js';
import { Done, idOf, IdText, Instant } from './common.js';
import { OrderView } from './order.js';

/** A page of ours with its query, as lib/routes of the client writes it. */
export const PagePath = z
  .string()
  .max(600)
  .regex(/^\/(pages|packages)\/[a-z/-]+\/index(\?[^#\s]*)?$/, '页面地址不正确');
/** Where a web page may send people on to. */
export const MiniName = z.enum(['wechat', 'douyin']);

/** What a message outside the shop is about. */
export const NoticeOccasion = z.enum(['order-shipped', 'payout']);
export type NoticeOccasion = z.output<typeof NoticeOccasion>;

export const platformRoutes = {
  getShareCard: {
    input: z.strictObject({ productId: idOf('product') }),
    output: z.object({ imageUrl: z.string() }),
  },
  getClientSetup: {
    input: z.strictObject({}),
    output: z.object({
      wechatMiniAppId: z.string(),
      douyinMiniAppId: z.string(),
      /** What may be asked for where; a platform without a template is not asked. */
      notices: z.array(z.object({ platform: MiniName, occasion: NoticeOccasion, templateId: z.string() })),
      service: z.object({
        phone: z.string(),
        webUrl: z.string().nullable(),
        wechatCorp: z.object({ corpId: z.string(), url: z.string() }).nullable(),
        douyinImId: z.string().nullable(),
      }),
    }),
  },
  getWechatJsConfig: {
    /** As the browser shows it; what follows # is ignored. Pages of other sites are refused. */
    input: z.strictObject({ pageUrl: z.url().max(2000) }),
    output: z.object({ appId: z.string(), timestamp: z.int(), nonceStr: z.string(), signature: z.string() }),
  },
  createOpenLink: {
    input: z.strictObject({ to: MiniName, path: PagePath }),
    output: z.object({ url: z.string(), expiresAt: Instant }),
  },
  recordNoticeAnswers: {
    input: z.strictObject({
      answers: z
        .array(z.strictObject({ occasion: NoticeOccasion, answer: z.enum(['accept', 'reject', 'ban']) }))
        .min(1)
        .max(3),
    }),
    output: Done,
  },
  getReceiptComponent: {
    input: z.strictObject({ orderId: idOf('order') }),
    output: z.object({
      component: z
        .object({ merchantId: z.string(), merchantTradeNo: z.string(), transactionId: z.string() })
        .nullable(),
    }),
  },
  confirmWechatReceipt: { input: z.strictObject({ orderId: idOf('order') }), output: OrderView },
  findOrderByTrade: {
    input: z.strictObject({ tradeNumber: z.string().regex(/^[0-9A-Za-z_-]{6,32}$/) }),
    output: z.object({ orderId: IdText }),
  },
};
