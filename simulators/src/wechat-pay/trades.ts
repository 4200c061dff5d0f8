import type { FastifyInstance, FastifyRequest } from 'fastify';
import { alphanumeric, ControlRefusal, jsonBody, queryOf, type TradeView } from '../core/index.js';
import { Fields, fingerprint } from './fields.js';
import { notifyPaid, tradeBody } from './notifications.js';
import { badParam, badRequest, Refusal } from './refusal.js';
import type { Books, Trade, TradeScene } from './state.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const PREPAY_VALID_MS = 2 * HOUR;
export const H5_VALID_MS = 5 * MINUTE;
const AUTO_CLOSE_MS = 7 * DAY;
const ONE_MINUTE_AHEAD_MS = MINUTE;

export function registerTrades(app: FastifyInstance, books: Books): void {
  for (const scene of ['jsapi', 'h5', 'native'] as const) {
    app.post(`/v3/pay/transactions/${scene}`, { config: { operation: `prepay-${scene}` } }, async (request) =>
      prepay(books, scene, bodyOf(request)),
    );
  }
  app.get<{ Params: { no: string } }>(
    '/v3/pay/transactions/out-trade-no/:no',
    { config: { operation: 'query-trade' } },
    async (request) => queryTrade(books, request, books.trades.get(request.params.no)),
  );
  app.get<{ Params: { id: string } }>(
    '/v3/pay/transactions/id/:id',
    { config: { operation: 'query-trade' } },
    async (request) =>
      queryTrade(
        books,
        request,
        books.trades.values().find((trade) => trade.transactionId === request.params.id),
      ),
  );
  app.post<{ Params: { no: string } }>(
    '/v3/pay/transactions/out-trade-no/:no/close',
    { config: { operation: 'close-trade' } },
    async (request, reply) => {
      closeTrade(books, request.params.no, bodyOf(request));
      return reply.code(204).send();
    },
  );
}

export function bodyOf(request: FastifyRequest): Fields {
  const body = jsonBody(request);
  if (!body) throw badParam('', '请求体不是合法的JSON');
  return new Fields(body);
}

function prepay(books: Books, scene: TradeScene, fields: Fields): object {
  const params = readPrepay(books, scene, fields);
  const known = freshTrade(books, params.outTradeNo);
  if (known) {
    if (known.state === 'CLOSED') throw new Refusal(400, 'ORDER_CLOSED', '订单已关闭');
    if (known.state !== 'NOTPAY') throw new Refusal(400, 'ORDER_PAID', '订单已支付', { internal: 268449538 });
    if (known.fingerprint !== params.fingerprint)
      throw badRequest('请求重入时，参数与首次请求时不一致', 268498688);
    if (known.expiresAt <= books.now()) throw badRequest('订单已过期', 268447914);
  } else {
    books.trades.put(params.outTradeNo, params);
  }
  return cashierFor(books, scene, params);
}

/** Validates the body in the platform's terms and makes the trade it describes. */
function readPrepay(books: Books, scene: TradeScene, fields: Fields): Trade {
  const appId = fields.text('appid', { max: 32 });
  if (fields.text('mchid', { max: 32 }) !== books.pay.mchId)
    throw badParam('/mchid', '商户号与签名的商户号不一致');
  if (!books.appIds().includes(appId)) {
    throw new Refusal(400, 'APPID_MCHID_NOT_MATCH', 'appid与mchid不匹配', { internal: 268445527 });
  }
  const now = books.now();
  const expiresAt = fields.optionalTime('time_expire');
  if (expiresAt !== undefined && expiresAt < now + ONE_MINUTE_AHEAD_MS)
    throw badParam('/time_expire', '失效时间需在一分钟之后');
  const attach = fields.optionalText('attach');
  if (attach !== undefined && Buffer.byteLength(attach) > 128) throw badParam('/attach', '长度超过限制');
  const currency = fields.optionalText('amount/currency') ?? 'CNY';
  if (currency !== 'CNY') throw badParam('/amount/currency', '仅支持人民币');
  if (scene === 'h5') checkH5(fields);
  return {
    outTradeNo: fields.text('out_trade_no', { min: 6, max: 32, pattern: /^[0-9A-Za-z_\-|*]+$/ }),
    scene,
    fingerprint: `${scene}:${fingerprint(fields.body)}`,
    appId,
    description: fields.text('description', { max: 127 }),
    totalFen: fields.integer('amount/total', 1),
    attach,
    notifyUrl: fields.notifyUrl('notify_url', true)!,
    openId: scene === 'jsapi' ? payerOf(books, appId, fields) : undefined,
    expiresAt: expiresAt ?? now + AUTO_CLOSE_MS,
    createdAt: now,
    state: 'NOTPAY',
  };
}

function payerOf(books: Books, appId: string, fields: Fields): string {
  const openId = fields.optionalText('payer/openid', { max: 128 });
  if (openId === undefined)
    throw new Refusal(400, 'PARAM_ERROR', 'JSAPI支付必须传openid', {
      field: '/payer/openid',
      internal: 268501013,
    });
  if (!books.personOf(appId, openId)) throw new Refusal(400, 'OPENID_MISMATCH', 'openid和appid不匹配');
  return openId;
}

function checkH5(fields: Fields): void {
  const ip = fields.text('scene_info/payer_client_ip', { max: 45 });
  if (ip === '127.0.0.1' || ip === '::1') throw badParam('/scene_info/payer_client_ip', '用户终端IP不合法');
  fields.text('scene_info/h5_info/type', { pattern: /^(Wap|iOS|Android)$/ });
}

function cashierFor(books: Books, scene: TradeScene, trade: Trade): object {
  const key = (token: string, validMs: number): string => {
    books.keys.put(token, { token, outTradeNo: trade.outTradeNo, expiresAt: books.now() + validMs });
    return token;
  };
  const prepayId = (validMs: number): string => key(books.number('wx', 36), validMs);
  if (scene === 'jsapi') return { prepay_id: prepayId(PREPAY_VALID_MS) };
  if (scene === 'native')
    return { code_url: `weixin://wxpay/bizpayurl?pr=${key(alphanumeric(9), PREPAY_VALID_MS)}` };
  const url = `${books.context.url()}/cgi-bin/mmpayweb-bin/checkmweb`;
  return { h5_url: `${url}?prepay_id=${prepayId(H5_VALID_MS)}&package=${alphanumeric(10)}` };
}

/** The trade after the passing of time: unpaid ones close by themselves after seven days. */
export function freshTrade(books: Books, outTradeNo: string): Trade | undefined {
  const trade = books.trades.get(outTradeNo);
  if (trade?.state === 'NOTPAY' && books.now() >= trade.createdAt + AUTO_CLOSE_MS) {
    return books.trades.put(outTradeNo, { ...trade, state: 'CLOSED' });
  }
  return trade;
}

function queryTrade(books: Books, request: FastifyRequest, found: Trade | undefined): object {
  if (queryOf(request).mchid !== books.pay.mchId) throw badParam('/mchid', '商户号与签名的商户号不一致');
  const trade = found && freshTrade(books, found.outTradeNo);
  if (!trade) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在', { internal: 268512771 });
  return tradeBody(books, trade);
}

function closeTrade(books: Books, outTradeNo: string, fields: Fields): void {
  if (fields.text('mchid') !== books.pay.mchId) throw badParam('/mchid', '商户号与签名的商户号不一致');
  const trade = freshTrade(books, outTradeNo);
  if (!trade) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在', { internal: 268512771 });
  if (trade.state === 'SUCCESS' || trade.state === 'REFUND')
    throw new Refusal(400, 'ORDER_PAID', '订单已支付', { internal: 268498689 });
  books.trades.put(outTradeNo, { ...trade, state: 'CLOSED' });
}

/** The person pays at the cashier. JSAPI trades can only be paid by the payer they were made for. */
export function payTrade(books: Books, outTradeNo: string, personaNo?: number): TradeView | undefined {
  const trade = freshTrade(books, outTradeNo);
  if (!trade) return undefined;
  if (trade.state !== 'NOTPAY') throw new ControlRefusal(409, `the trade is ${trade.state}`);
  if (trade.expiresAt <= books.now()) throw new ControlRefusal(409, 'the trade has expired');
  const asked = personaNo === undefined ? undefined : books.context.personas.get(personaNo);
  if (personaNo !== undefined && !asked) throw new ControlRefusal(404, `no persona ${personaNo}`);
  const field = books.openIdField(trade.appId);
  if (trade.openId && asked && asked[field] !== trade.openId)
    throw new ControlRefusal(409, 'made for another payer');
  const payer =
    asked ?? (trade.openId ? books.personOf(trade.appId, trade.openId) : books.context.personas.get(1));
  const paid: Trade = {
    ...trade,
    state: 'SUCCESS',
    paidAt: books.now(),
    transactionId: books.number('4200', 28),
    payerOpenId: payer?.[field],
  };
  books.trades.put(outTradeNo, paid);
  books.moveBalance(paid.totalFen);
  notifyPaid(books, paid);
  return tradeView(books, paid);
}

export function declineTrade(books: Books, outTradeNo: string): TradeView | undefined {
  const trade = freshTrade(books, outTradeNo);
  if (!trade) return undefined;
  if (trade.state !== 'NOTPAY') throw new ControlRefusal(409, `the trade is ${trade.state}`);
  return tradeView(books, books.trades.put(outTradeNo, { ...trade, declinedAt: books.now() }));
}

export function tradeView(books: Books, trade: Trade): TradeView {
  const openId = trade.payerOpenId ?? trade.openId;
  return {
    provider: books.context.name,
    outTradeNo: trade.outTradeNo,
    description: trade.description,
    amountFen: trade.totalFen,
    state: trade.state,
    payable: trade.state === 'NOTPAY' && trade.expiresAt > books.now(),
    createdAt: trade.createdAt,
    payer: openId && books.personOf(trade.appId, openId)?.name,
  };
}
