import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cashierPage, isWebUrl, messagePage, sendPage } from '../cashier/page.js';
import { ControlRefusal, formBody, jsonBody, queryOf, type ProviderContext } from '../core/index.js';
import { requestOrder } from './request-order.js';
import type { Trade, TradeState } from './trade-state.js';

const TITLE = '抖音收银台（模拟）';
const COLOR = '#fe2c55';

/**
 * What the Douyin app does on a phone, for a browser: `POST /sim/request-order {data, byteAuthorization, openId?}` is
 * tt.requestOrder, `GET /sim/cashier?order_id=&return_url=` is what tt.getOrderPayment brings up.
 */
export function registerCashier(app: FastifyInstance, context: ProviderContext, state: TradeState): void {
  app.options('/sim/request-order', async (_request, reply) => allowBrowsers(reply).code(204).send());
  app.post('/sim/request-order', { config: { operation: 'request_order' } }, async (request, reply) => {
    const body = jsonBody(request) ?? {};
    const outcome = requestOrder(context, state, {
      data: String(body.data ?? ''),
      byteAuthorization: String(body.byteAuthorization ?? ''),
      payerOpenId: typeof body.openId === 'string' ? body.openId : undefined,
    });
    allowBrowsers(reply);
    if (!outcome.ok) return reply.code(400).send({ errNo: outcome.errNo, errMsg: outcome.message });
    return {
      orderId: outcome.trade.orderId,
      cashierUrl: `${context.url()}/sim/cashier?order_id=${outcome.trade.orderId}`,
    };
  });
  app.get('/sim/cashier', { config: { operation: 'cashier' } }, async (request, reply) => {
    const { order_id: orderId = '', return_url: returnUrl = '' } = queryOf(request);
    return showCashier(reply, { context, trade: state.byOrderId(orderId), returnUrl });
  });
  app.post('/sim/cashier', { config: { operation: 'cashier_submit' } }, async (request, reply) => {
    return decide(request, reply, { context, state });
  });
}

/** The client's development server calls from another origin. */
function allowBrowsers(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('access-control-allow-headers', 'content-type');
}

function showCashier(
  reply: FastifyReply,
  view: { context: ProviderContext; trade?: Trade; returnUrl: string },
): FastifyReply {
  const { context, trade, returnUrl } = view;
  if (!trade) return sendPage(reply, messagePage(TITLE, COLOR, '订单不存在'), 404);
  if (trade.status !== 'PROCESS')
    return sendPage(reply, messagePage(TITLE, COLOR, '该订单已支付或已关闭'), 409);
  const html = cashierPage({
    title: TITLE,
    brandColor: COLOR,
    description: trade.title,
    amountFen: trade.totalFen,
    outTradeNo: trade.outOrderNo,
    expiresAt: trade.expiresAt,
    action: '/sim/cashier',
    hidden: { order_id: trade.orderId, return_url: returnUrl },
    personas: context.personas.all().slice(0, 20),
  });
  return sendPage(reply, html);
}

function decide(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: { context: ProviderContext; state: TradeState },
): FastifyReply {
  const form = formBody(request);
  const trade = parts.state.byOrderId(form.order_id ?? '');
  if (!trade) return sendPage(reply, messagePage(TITLE, COLOR, '订单不存在'), 404);
  const paid = form.act === 'pay';
  if (paid) {
    try {
      parts.state.pay(trade.outOrderNo, Number(form.persona ?? '1'));
    } catch (error) {
      if (!(error instanceof ControlRefusal)) throw error;
      return sendPage(reply, messagePage(TITLE, COLOR, '该订单已支付或已关闭'), 409);
    }
  }
  if (!isWebUrl(form.return_url))
    return sendPage(reply, messagePage(TITLE, COLOR, paid ? '支付成功，请返回商家' : '已取消支付'));
  return reply.redirect(form.return_url, 303);
}
