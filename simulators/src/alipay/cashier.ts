import type { FastifyReply, FastifyRequest } from 'fastify';
import { cashierPage, isWebUrl, messagePage, sendPage, yuan } from '../cashier/page.js';
import { ControlRefusal, formBody, shanghaiDateTime } from '../core/index.js';
import { BusinessError, fenOf, type Parts } from './methods.js';
import { withSignature, type Params } from './signing.js';
import type { Trade } from './state.js';

const TITLE = '支付宝收银台（模拟）';
const COLOR = '#1677ff';
const LONGEST_LIFE_MS = 15 * 86_400_000;

/** The browser arrived with a signed wap.pay or page.pay request: makes the trade, or finds it again, and shows it. */
export function openCashier(reply: FastifyReply, params: Params, parts: Parts): FastifyReply {
  let trade: Trade;
  try {
    trade = tradeOf(params, parts);
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return sendPage(reply, messagePage(TITLE, COLOR, `${error.message}（${error.subCode}）`), 400);
  }
  const html = cashierPage({
    title: TITLE,
    brandColor: COLOR,
    description: trade.subject,
    amountFen: trade.amountFen,
    outTradeNo: trade.outTradeNo,
    expiresAt: trade.expiresAt,
    action: '/sim/cashier',
    hidden: { out_trade_no: trade.outTradeNo },
    personas: parts.context.personas.all().slice(0, 20),
  });
  return sendPage(reply, html);
}

function tradeOf(params: Params, { context, state }: Parts): Trade {
  const biz = JSON.parse(params.biz_content ?? '{}') as Record<string, string>;
  const outTradeNo = biz.out_trade_no ?? '';
  const expected = params.method === 'alipay.trade.wap.pay' ? 'QUICK_WAP_WAY' : 'FAST_INSTANT_TRADE_PAY';
  if (!/^[0-9A-Za-z_-]{1,64}$/.test(outTradeNo))
    throw new BusinessError('ACQ.INVALID_PARAMETER', '商户订单号不合法');
  if (biz.product_code !== expected) throw new BusinessError('ACQ.INVALID_PARAMETER', 'product_code 不合法');
  if (!biz.subject || biz.subject.length > 256 || /[/=&]/.test(biz.subject))
    throw new BusinessError('ACQ.INVALID_PARAMETER', '订单标题不合法');
  const amountFen = fenOf(biz.total_amount);
  const now = context.clock.now();
  const expiresAt = biz.time_expire
    ? Date.parse(`${biz.time_expire.replace(' ', 'T')}+08:00`)
    : now + LONGEST_LIFE_MS;
  const existing = state.trades.get(outTradeNo);
  if (existing && (existing.amountFen !== amountFen || existing.subject !== biz.subject))
    throw new BusinessError('ACQ.CONTEXT_INCONSISTENT', '交易信息被篡改');
  if (existing?.status === 'TRADE_SUCCESS' || existing?.status === 'TRADE_FINISHED')
    throw new BusinessError('ACQ.TRADE_HAS_SUCCESS', '交易已被支付');
  if (existing?.status === 'TRADE_CLOSED' || now >= expiresAt)
    throw new BusinessError('ACQ.TRADE_HAS_CLOSE', '交易已经关闭');
  const { notify_url: notifyUrl = '', return_url: returnUrl = '' } = params;
  return (
    existing ??
    state.open({
      outTradeNo,
      subject: biz.subject,
      amountFen,
      notifyUrl,
      returnUrl,
      quitUrl: biz.quit_url ?? '',
      expiresAt,
    })
  );
}

/** One of the two buttons was pressed. */
export function decide(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  const form = formBody(request);
  const trade = parts.state.trades.get(form.out_trade_no ?? '');
  if (!trade) return sendPage(reply, messagePage(TITLE, COLOR, '交易不存在'), 404);
  if (form.act !== 'pay') {
    const back = trade.quitUrl || trade.returnUrl;
    return isWebUrl(back)
      ? reply.redirect(back, 303)
      : sendPage(reply, messagePage(TITLE, COLOR, '已取消支付'));
  }
  let paid: Trade | undefined;
  try {
    paid = parts.state.pay(trade.outTradeNo, Number(form.persona ?? '1'));
  } catch (error) {
    if (!(error instanceof ControlRefusal)) throw error;
    return sendPage(reply, messagePage(TITLE, COLOR, '该交易已支付或已关闭'), 409);
  }
  if (!paid || !isWebUrl(paid.returnUrl))
    return sendPage(reply, messagePage(TITLE, COLOR, '支付成功，请返回商家'));
  return reply.redirect(signedReturnUrl(paid, parts), 303);
}

/** return_url with the signed result. Merchants may display it, never believe it. */
function signedReturnUrl(trade: Trade, { context }: Parts): string {
  const { appId, sellerId, alipay } = context.config.alipay;
  const signed = withSignature(alipay.privateKeyPem, {
    charset: 'utf-8',
    version: '1.0',
    method: 'alipay.trade.wap.pay.return',
    app_id: appId,
    seller_id: sellerId,
    out_trade_no: trade.outTradeNo,
    trade_no: trade.tradeNo,
    total_amount: yuan(trade.amountFen),
    timestamp: shanghaiDateTime(context.clock.now()),
  });
  // The merchant's own fragment (client-side routers use it) must stay behind the query.
  const url = new URL(trade.returnUrl);
  for (const [name, value] of Object.entries(signed)) url.searchParams.set(name, value);
  return url.toString();
}
