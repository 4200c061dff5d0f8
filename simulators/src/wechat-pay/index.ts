import { ControlRefusal, defineProvider } from '../core/index.js';
import { Bills, type BillChange } from './bills.js';
import { checkLaunch, registerCashier, tradeOf } from './cashier.js';
import { wechatPayNotifications } from './notifications.js';
import { refundView, registerRefunds } from './refunds.js';
import { Refusal } from './refusal.js';
import { checkAuthorization, platformHeaders, requestId } from './signing.js';
import { Books, type RefundState, type Settings } from './state.js';
import { declineTrade, payTrade, registerTrades, tradeView } from './trades.js';
import {
  confirmTransfer,
  registerTransfers,
  rejectTransfer,
  reserveWaiting,
  transferView,
} from './transfers.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Neither our signature is required nor the platform's given: pages and files. */
    unsigned?: boolean;
  }
}

/** WeChat Pay APIv3 for a direct merchant in public-key mode (api.mch.weixin.qq.com). */
export const wechatPay = defineProvider({
  name: 'wechat-pay',
  register(app, context) {
    const books = new Books(context);
    const bills = new Bills(books);
    context.notificationStyle(wechatPayNotifications(books));

    app.addHook('preHandler', async (request) => {
      const { unsigned, operation } = request.routeOptions.config;
      if (unsigned && operation !== 'download-bill') return;
      if (!request.headers['user-agent'] || !request.headers.accept)
        throw new Refusal(400, 'PARAM_ERROR', '缺少User-Agent或Accept头');
      checkAuthorization(request, books.pay, books.now());
    });
    app.addHook('onSend', async (request, reply, payload) => {
      if (request.routeOptions.config.unsigned) return payload;
      const body = typeof payload === 'string' ? payload : '';
      reply.headers(platformHeaders(books.pay, { body, nowMs: books.now() }));
      if (!reply.hasHeader('Request-ID')) reply.header('Request-ID', requestId());
      return payload;
    });
    app.setErrorHandler((error, _request, reply) => {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'SYSTEM_ERROR', String(error));
      const { code, message, status, more } = refusal;
      const detail =
        more.field === undefined ? undefined : { location: 'body', field: more.field, issue: message };
      return reply
        .code(status)
        .header('Request-ID', requestId(more.internal))
        .send({ code, message, detail });
    });
    app.setNotFoundHandler((_request, reply) =>
      reply.code(404).send({ code: 'RESOURCE_NOT_EXISTS', message: '请求的资源不存在' }),
    );

    registerTrades(app, books);
    registerRefunds(app, books);
    registerTransfers(app, books);
    registerCashier(app, books);
    bills.register(app);
    context.controls({
      trades: () => books.trades.values().map((trade) => tradeView(books, trade)),
      refunds: () => books.refunds.values().map((refund) => refundView(books, refund)),
      transfers: () => books.transfers.values().map((transfer) => transferView(books, transfer)),
      pay: (outTradeNo, personaNo) => payTrade(books, outTradeNo, personaNo),
      decline: (outTradeNo) => declineTrade(books, outTradeNo),
      confirmTransfer: (outBillNo) => confirmTransfer(books, outBillNo),
      rejectTransfer: (outBillNo, reason) => rejectTransfer(books, outBillNo, reason),
      actions: actionsOf(books, bills),
    });
  },
  faultReply: (kind) => ({
    status: kind === 'http500' ? 500 : 429,
    contentType: 'application/json',
    body: JSON.stringify(
      kind === 'http500'
        ? { code: 'SYSTEM_ERROR', message: '系统异常，请稍后重试' }
        : { code: 'FREQUENCY_LIMITED', message: '频率超限' },
    ),
  }),
});

function actionsOf(books: Books, bills: Bills): Record<string, (input: Record<string, unknown>) => unknown> {
  return {
    /** Settings: balanceFen, maxTransferFen, refundOutcomes (for the coming refunds). */
    settings: (input) => {
      const changed: Partial<Settings> = {};
      if (typeof input.balanceFen === 'number') changed.balanceFen = input.balanceFen;
      if (typeof input.maxTransferFen === 'number') changed.maxTransferFen = input.maxTransferFen;
      if (Array.isArray(input.refundOutcomes)) changed.refundOutcomes = input.refundOutcomes as RefundState[];
      const settings = books.change(changed);
      reserveWaiting(books);
      return settings;
    },
    /** Differences between a day's bill and the books. */
    bill: (input) => bills.change(input as unknown as BillChange),
    /** wx.requestPayment: verifies the launch parameters like the client, then pays or cancels. */
    requestPayment: (input) => {
      const prepayId = checkLaunch(books, input);
      const trade = prepayId ? tradeOf(books, prepayId) : undefined;
      if (!trade) throw new ControlRefusal(400, 'requestPayment:fail 支付验证签名失败');
      if (input.cancel === true) {
        declineTrade(books, trade.outTradeNo);
        return { errMsg: 'requestPayment:fail cancel' };
      }
      payTrade(books, trade.outTradeNo);
      return { errMsg: 'requestPayment:ok' };
    },
    /** wx.requestMerchantTransfer: the payee confirms with the package_info. */
    requestMerchantTransfer: (input) => {
      const transfer = books.transfers.values().find((candidate) => candidate.packageInfo === input.package);
      const appMatches = input.appId === transfer?.appId && input.mchId === books.pay.mchId;
      if (!transfer || !appMatches) throw new ControlRefusal(400, 'requestMerchantTransfer:fail 参数错误');
      confirmTransfer(books, transfer.outBillNo);
      return { errMsg: 'requestMerchantTransfer:ok' };
    },
  };
}
