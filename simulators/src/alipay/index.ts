import type { FastifyReply, FastifyRequest } from 'fastify';
import { ControlRefusal, defineProvider, formBody, queryOf, type ProviderContext } from '../core/index.js';
import { decide, openCashier } from './cashier.js';
import { BusinessError, METHODS, type Parts } from './methods.js';
import { LADDER_MS, prepareNotification } from './notifications.js';
import { isSignedBy, rsa2, type Params } from './signing.js';
import { AlipayState } from './state.js';

const PAGE_METHODS = ['alipay.trade.wap.pay', 'alipay.trade.page.pay'];
/** Catches a server that writes its local time instead of Asia/Shanghai. */
const CLOCK_TOLERANCE_MS = 3_600_000;

/** The v2 gateway, the cashier page, notifications and transfers. */
export const alipayProvider = defineProvider({
  name: 'alipay',
  register(app, context) {
    const answers = { corruptNext: false };
    const parts: Parts = { context, state: new AlipayState(context) };
    const gateway = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const params = paramsOf(request);
      const trouble = requestTrouble(context, params);
      if (!trouble && PAGE_METHODS.includes(params.method ?? '')) return openCashier(reply, params, parts);
      const member = `${(params.method ?? 'error').replaceAll('.', '_')}_response`;
      const content = JSON.stringify(trouble ?? answer(params, parts));
      const signature = rsa2(
        context.config.alipay.alipay.privateKeyPem,
        answers.corruptNext ? `${content} ` : content,
      );
      answers.corruptNext = false;
      return reply.type('text/html;charset=utf-8').send(`{"${member}":${content},"sign":"${signature}"}`);
    };
    app.get('/gateway.do', gateway);
    app.post('/gateway.do', gateway);
    app.post('/sim/cashier', async (request, reply) => decide(request, reply, parts));
    context.notificationStyle({
      ladderMs: LADDER_MS,
      prepare: (draft, mode) => prepareNotification(context, draft, mode),
      accepted: (status, body) => status === 200 && body === 'success',
    });
    registerControls(context, parts, answers);
  },
  operationOf: (request) =>
    request.url.startsWith('/gateway.do') ? paramsOf(request).method : 'cashier_submit',
  faultReply: (kind) => ({
    status: kind === 'http500' ? 500 : 429,
    contentType: 'text/html',
    body: '<html>system busy</html>',
  }),
});

function paramsOf(request: FastifyRequest): Params {
  return { ...queryOf(request), ...(request.method === 'POST' ? formBody(request) : {}) };
}

function refusal(subCode: string, subMsg: string, code = '40002'): object {
  const msg = {
    40001: 'Missing Required Arguments',
    40002: 'Invalid Arguments',
    40004: 'Business Failed',
    20000: 'Service Currently Unavailable',
  }[code];
  return { code, msg, sub_code: subCode, sub_msg: subMsg };
}

/** What is wrong with the envelope of a request, in the gateway's own words. */
function requestTrouble(context: ProviderContext, params: Params): object | undefined {
  const { appId, app } = context.config.alipay;
  if (params.app_id !== appId) return refusal('isv.invalid-app-id', '无效的AppID参数');
  if (params.sign_type !== 'RSA2') return refusal('isv.invalid-signature-type', '无效签名类型');
  if (params.version !== '1.0' || params.charset?.toLowerCase() !== 'utf-8')
    return refusal('isv.invalid-charset', '字符集或版本错误');
  if (!isSignedBy(app.publicKeyPem, params))
    return refusal('isv.invalid-signature', '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配');
  const at = Date.parse(`${(params.timestamp ?? '').replace(' ', 'T')}+08:00`);
  const isPage = PAGE_METHODS.includes(params.method ?? '');
  if (Number.isNaN(at)) return refusal('isv.invalid-timestamp', '非法的时间戳参数');
  // A buyer may come back to the address of a cashier much later.
  if (!isPage && Math.abs(context.clock.now() - at) > CLOCK_TOLERANCE_MS)
    return refusal('isv.invalid-timestamp', '非法的时间戳参数');
  if (!isPage && !METHODS[params.method ?? '']) return refusal('isv.invalid-method', '不存在的方法名');
  return undefined;
}

function answer(params: Params, parts: Parts): object {
  try {
    const biz = JSON.parse(params.biz_content ?? '{}') as Record<string, unknown>;
    const data = METHODS[params.method ?? '']?.({ biz, notifyUrl: params.notify_url ?? '' }, parts);
    return { code: '10000', msg: 'Success', ...data };
  } catch (error) {
    if (error instanceof BusinessError) return refusal(error.subCode, error.message, error.code);
    throw error;
  }
}

function registerControls(
  context: ProviderContext,
  { state }: Parts,
  answers: { corruptNext: boolean },
): void {
  const outcome = (input: Record<string, unknown>, allowed: readonly string[]): string => {
    if (!allowed.includes(String(input.outcome)))
      throw new ControlRefusal(400, `outcome is one of ${allowed.join(', ')}`);
    return String(input.outcome);
  };
  context.controls({
    trades: () => state.trades.values().map((trade) => state.tradeView(trade)),
    refunds: () => state.refunds.values().map((refund) => state.refundView(refund)),
    transfers: () => state.transfers.values().map((transfer) => state.transferView(transfer)),
    pay: (outTradeNo, personaNo) => {
      const trade = state.pay(outTradeNo, personaNo);
      return trade && state.tradeView(trade);
    },
    // Turning back from the cashier leaves the trade unpaid until it expires.
    decline: (outTradeNo) => {
      const trade = state.trades.get(outTradeNo);
      return trade && state.tradeView(trade);
    },
    actions: {
      finishTrade: (input) => state.finish(String(input.outTradeNo)),
      nextRefund: (input) => state.plan('refund', outcome(input, ['now', 'later'])),
      nextTransfer: (input) => state.plan('transfer', outcome(input, ['success', 'dealing', 'fail'])),
      setBalance: (input) => {
        state.balanceFen = Number(input.balanceFen);
        return { balanceFen: state.balanceFen };
      },
      corruptNextAnswer: () => {
        answers.corruptNext = true;
      },
    },
  });
}
