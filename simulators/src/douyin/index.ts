import { createSign, randomUUID } from 'node:crypto';
import {
  ControlRefusal,
  defineProvider,
  type NotificationDraft,
  type ProviderContext,
  type SigningMode,
} from '../core/index.js';
import { registerCashier } from './cashier.js';
import { DoudianApi } from './doudian-api.js';
import { DoudianState, type ShopStatus } from './doudian-state.js';
import { pictureVerdict, registerMiniProgram } from './mini-program.js';
import { requestOrder } from './request-order.js';
import { Tokens } from './tokens.js';
import { registerTradeApi } from './trade-api.js';
import { Subscriptions } from './subscribe.js';
import { TradeState } from './trade-state.js';

const SECOND = 1000;
const MINUTE = 60_000;
/** The retry waits the platform documents for payment callbacks. */
const LADDER_MS = [
  12 * SECOND,
  12 * SECOND,
  33 * SECOND,
  MINUTE,
  2 * MINUTE,
  3 * MINUTE,
  4 * MINUTE,
  5 * MINUTE,
  6 * MINUTE,
  7 * MINUTE,
];

/** Douyin: mini-program platform, 通用交易系统 and the OpenAPI of 抖店 on one base URL, plus a cashier page instead of the phone's. */
export const douyinProvider = defineProvider({
  name: 'douyin',
  register(app, context) {
    const tokens = new Tokens(context);
    const state = new TradeState(context);
    registerMiniProgram(app, context, tokens);
    registerTradeApi(app, { context, tokens, state });
    const subscriptions = new Subscriptions(context);
    subscriptions.register(app, tokens);
    registerCashier(app, context, state);
    registerNotifications(context, state);
    const shop = new DoudianState(context);
    const shopApi = new DoudianApi(context, shop);
    shopApi.register(app);
    registerControls(context, { tokens, state, subscriptions, shop, shopApi });
  },
  faultReply: (kind) =>
    kind === 'http500'
      ? { status: 500, contentType: 'text/plain', body: 'Internal Server Error' }
      : {
          status: 429,
          contentType: 'application/json',
          body: '{"err_no":12001,"err_msg":"访问过于频繁","log_id":"sim"}',
        },
});

function registerNotifications(context: ProviderContext, state: TradeState): void {
  context.notificationStyle({
    ladderMs: LADDER_MS,
    prepare: (draft, mode) => {
      const { type, msg } = draft.payload as { type: string; msg: string };
      const body = JSON.stringify({ version: '3.0', type, msg });
      return { headers: signedHeaders(context, body, mode), body };
    },
    accepted: (status, body, draft) => status === 200 && isAccepted(state, body, draft),
  });
}

/** A refund the buyer asked for is accepted only together with the merchant's own number for it. */
function isAccepted(state: TradeState, body: string, draft: NotificationDraft): boolean {
  let answer: { err_no?: number; data?: { out_refund_no?: string; order_entry_schema?: object } };
  try {
    answer = JSON.parse(body) as typeof answer;
  } catch {
    return false; // an answer that is not JSON is no acknowledgement
  }
  if (answer.err_no !== 0) return false;
  if (draft.topic !== 'pre_create_refund') return true;
  const { refund_id: refundId } = JSON.parse((draft.payload as { msg: string }).msg) as { refund_id: string };
  return (
    answer.data?.order_entry_schema !== undefined &&
    state.nameRefund(refundId, answer.data.out_refund_no ?? '')
  );
}

function signedHeaders(context: ProviderContext, body: string, mode: SigningMode): Record<string, string> {
  const timestamp = String(Math.floor(context.clock.now() / 1000));
  const nonce = randomUUID();
  const signedBody = mode === 'good' ? body : `${body} `;
  const signer = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${signedBody}\n`);
  return {
    'content-type': 'application/json',
    'Byte-Timestamp': timestamp,
    'Byte-Nonce-Str': nonce,
    'Byte-Signature': signer.sign(context.config.douyin.platform.privateKeyPem, 'base64'),
    'Byte-Logid': 'sim',
  };
}

interface Parts {
  tokens: Tokens;
  state: TradeState;
  subscriptions: Subscriptions;
  shop: DoudianState;
  shopApi: DoudianApi;
}

function registerControls(context: ProviderContext, parts: Parts): void {
  const { state, shop } = parts;
  context.controls({
    trades: () => [
      ...state.trades.values().map((trade) => state.tradeView(trade)),
      ...shop.orders.values().map((order) => shop.tradeView(order)),
    ],
    refunds: () => state.refunds.values().map((refund) => state.refundView(refund)),
    pay: (outTradeNo, personaNo) => {
      if (shop.orders.get(outTradeNo)) return shop.tradeView(shop.move(outTradeNo, 'paid')!);
      const trade = state.pay(outTradeNo, personaNo);
      return trade && state.tradeView(trade);
    },
    // Turning the cashier down leaves the order unpaid: the buyer may come back until it expires.
    decline: (outTradeNo) => {
      const trade = state.trades.get(outTradeNo);
      return trade && state.tradeView(trade);
    },
    actions: { ...tradeActions(context, parts), ...shopActions(parts) },
  });
}

type Actions = Record<string, (input: Record<string, unknown>) => unknown>;

function tradeActions(context: ProviderContext, { tokens, state, subscriptions }: Parts): Actions {
  return {
    requestOrder: (input) => {
      const outcome = requestOrder(
        context,
        state,
        input as { data: string; byteAuthorization: string; payerOpenId?: string },
      );
      if (!outcome.ok) throw new ControlRefusal(400, outcome.message);
      return { orderId: outcome.trade.orderId };
    },
    cancelOrder: (input) => state.cancel(String(input.outTradeNo)),
    askForRefund: (input) => {
      const { outTradeNo, callbackUrl, amountFen, reason } = input as Record<string, never>;
      const refund = state.askForRefund(String(outTradeNo), {
        callbackUrl: String(callbackUrl),
        amountFen,
        reason,
      });
      if (!refund) throw new ControlRefusal(404, 'no such order');
      return refund;
    },
    failNextRefund: () => state.failNextRefund(),
    revokeTokens: () => tokens.revokeAll(),
    notices: () => subscriptions.messages.values(),
    credit: (input) =>
      subscriptions.setCredit(String(input.openId), String(input.templateId), Number(input.left)),
    /** {isBad}: whether the check finds fault with pictures from now on. */
    judgePictures: (input) => pictureVerdict(context).put('next', { isBad: input.isBad === true }),
  };
}

/** What the buyer and the merchant do in 抖店. */
function shopActions({ shop, shopApi }: Parts): Actions {
  return {
    doudianPlace: (input) => shop.place(input),
    doudianMove: (input) => {
      const order = shop.move(String(input.orderId), input.to as ShopStatus);
      if (!order) throw new ControlRefusal(404, 'no such order');
      return order;
    },
    doudianAftersale: (input) => shop.aftersale(input),
    doudianOrders: () => shop.orders.values(),
    doudianRevokeTokens: () => shopApi.revokeTokens(),
  };
}
