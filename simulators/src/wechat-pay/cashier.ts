import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ControlRefusal, formBody, queryOf } from '../core/index.js';
import { yuan } from './amounts.js';
import { isPaySignValid } from './signing.js';
import type { Books, Trade } from './state.js';
import { declineTrade, freshTrade, payTrade } from './trades.js';

const CSP = "default-src 'self'; style-src 'self'; script-src 'none'; frame-ancestors 'none'";

/** The cashier in the person's browser: the H5 page of the platform, and a stand-in for the JSAPI and QR cashiers. */
export function registerCashier(app: FastifyInstance, books: Books): void {
  app.get('/favicon.ico', { config: { unsigned: true } }, async (_request, reply) => reply.code(204).send());
  app.get('/sim/cashier.css', { config: { unsigned: true } }, async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .send(readFileSync(new URL('../../assets/cashier.css', import.meta.url), 'utf8')),
  );

  app.get(
    '/cgi-bin/mmpayweb-bin/checkmweb',
    { config: { operation: 'h5-cashier', unsigned: true } },
    async (request, reply) => {
      const query = queryOf(request);
      if (/MicroMessenger/i.test(request.headers['user-agent'] ?? ''))
        return page(reply, notice('请在微信外打开订单，进行支付'));
      if (!request.headers.referer) return page(reply, notice('商家参数格式有误，请联系商家解决'));
      return page(reply, cashier(books, query.prepay_id ?? '', query.redirect_url));
    },
  );

  // What the WeChat client does with the launch parameters of a JSAPI payment.
  app.get(
    '/sim/cashier/jsapi',
    { config: { operation: 'jsapi-cashier', unsigned: true } },
    async (request, reply) => {
      const query = queryOf(request);
      const token = checkLaunch(books, query);
      return page(reply, token ? cashier(books, token, query.redirect_url) : notice('支付验证签名失败'));
    },
  );

  // The person scans a code_url: ?pr=…
  app.get(
    '/sim/cashier/native',
    { config: { operation: 'native-cashier', unsigned: true } },
    async (request, reply) => {
      const query = queryOf(request);
      return page(reply, cashier(books, query.pr ?? '', query.redirect_url));
    },
  );

  app.post<{ Params: { token: string; act: string } }>(
    '/sim/cashier/:token/:act',
    { config: { operation: 'cashier', unsigned: true } },
    async (request, reply) => {
      const back = safeUrl(formBody(request).redirect_url);
      try {
        const outTradeNo = tradeOf(books, request.params.token)?.outTradeNo ?? '';
        if (request.params.act === 'pay') payTrade(books, outTradeNo);
        else declineTrade(books, outTradeNo);
      } catch (error) {
        if (error instanceof ControlRefusal) return page(reply, notice('订单状态已变化，无法支付'));
        throw error;
      }
      if (back) return reply.code(303).header('location', back).send();
      return page(reply, notice(request.params.act === 'pay' ? '支付成功' : '已取消支付'));
    },
  );
}

/** Verifies launch parameters as the client would; returns the prepay_id. */
export function checkLaunch(books: Books, launch: Record<string, unknown>): string | undefined {
  const text = (name: string): string => (typeof launch[name] === 'string' ? launch[name] : '');
  const prepayId = /^prepay_id=(\w+)$/.exec(text('package'))?.[1];
  const trade = prepayId ? tradeOf(books, prepayId) : undefined;
  if (!prepayId || trade?.scene !== 'jsapi' || text('signType') !== 'RSA') return undefined;
  const appId = text('appId') || trade.appId;
  const fields = {
    appId,
    timeStamp: text('timeStamp'),
    nonceStr: text('nonceStr'),
    package: text('package'),
    paySign: text('paySign'),
  };
  return appId === trade.appId && isPaySignValid(books.pay, fields) ? prepayId : undefined;
}

/** The trade a cashier key opens, while the key is valid. */
export function tradeOf(books: Books, token: string): Trade | undefined {
  const key = books.keys.get(token);
  return key && key.expiresAt > books.now() ? freshTrade(books, key.outTradeNo) : undefined;
}

function cashier(books: Books, token: string, redirectUrl: string | undefined): string {
  const trade = tradeOf(books, token);
  if (!trade) return notice('支付链接已失效，请回到商家页面重新下单');
  if (trade.state !== 'NOTPAY' || trade.expiresAt <= books.now()) return notice('订单已支付或已关闭');
  const back = safeUrl(redirectUrl);
  const form = (act: string, label: string, kind: string): string =>
    `<form method="post" action="/sim/cashier/${encodeURIComponent(token)}/${act}">` +
    (back ? `<input type="hidden" name="redirect_url" value="${escape(back)}">` : '') +
    `<button class="${kind}" type="submit">${label}</button></form>`;
  return layout(
    `<p class="label">${escape(trade.description)}</p>
     <p class="amount"><small>¥</small>${yuan(trade.totalFen)}</p>
     <p class="number">商户单号 ${escape(trade.outTradeNo)}</p>
     ${form('pay', '立即支付', 'primary')}${form('decline', '取消支付', 'plain')}`,
  );
}

function notice(text: string): string {
  return layout(`<p class="notice">${escape(text)}</p>`);
}

function layout(content: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>微信支付（模拟）</title><link rel="stylesheet" href="/sim/cashier.css"></head>
<body><main><header>微信支付 <span>模拟收银台</span></header>${content}</main></body></html>`;
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', CSP)
    .header('cache-control', 'no-store')
    .send(html);
}

function safeUrl(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//.test(value) ? value : undefined;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
