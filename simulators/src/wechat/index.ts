import { ControlRefusal, defineProvider, type Persona, type ProviderContext } from '../core/index.js';
import { WeChatRefusal } from './answers.js';
import { pictureVerdict, registerContentCheck } from './content-check.js';
import { blocked, registerMiniProgram } from './mini-program.js';
import { checkPage, followers, registerOfficialAccount } from './official-account.js';
import { messagePush, pushTarget } from './push.js';
import { Shipping } from './shipping.js';
import { Subscriptions } from './subscribe.js';
import { Tokens } from './tokens.js';

/** api.weixin.qq.com, and the authorize page of open.weixin.qq.com. */
export const wechat = defineProvider({
  name: 'wechat',
  register(app, context) {
    const tokens = new Tokens(context);
    const subscriptions = new Subscriptions(context);
    const shipping = new Shipping(context);
    context.notificationStyle(messagePush(context));
    app.setErrorHandler((error, _request, reply) =>
      reply.send(
        error instanceof WeChatRefusal
          ? error.body()
          : { errcode: -1, errmsg: `system error: ${String(error)}` },
      ),
    );
    tokens.register(app);
    registerMiniProgram(app, { context, tokens });
    registerContentCheck(app, { context, tokens });
    registerOfficialAccount(app, { context, tokens });
    subscriptions.register(app, tokens);
    shipping.register(app, tokens);
    context.controls({ actions: actionsOf(context, { tokens, subscriptions, shipping }) });
  },
  faultReply: (kind) =>
    kind === 'http500'
      ? { status: 500, contentType: 'application/json', body: '{"errcode":-1,"errmsg":"system error"}' }
      : {
          status: 200,
          contentType: 'application/json',
          body: '{"errcode":45009,"errmsg":"reach max api daily quota limit"}',
        },
});

interface Parts {
  tokens: Tokens;
  subscriptions: Subscriptions;
  shipping: Shipping;
}

function actionsOf(
  context: ProviderContext,
  parts: Parts,
): Record<string, (input: Record<string, unknown>) => unknown> {
  const personaOf = (input: Record<string, unknown>): Persona => {
    const persona = context.personas.get(Number(input.persona));
    if (!persona) throw new ControlRefusal(404, 'no such persona');
    return persona;
  };
  return {
    /** {persona, follows}: whether the person follows the official account. */
    follow: (input) => mark(followers(context), personaOf(input).no, input.follows !== false),
    /** {persona, blocked}: whether login is refused with 40226. */
    block: (input) => mark(blocked(context), personaOf(input).no, input.blocked !== false),
    /** {appId}: tokens handed out so far become invalid. */
    revokeTokens: (input) => {
      parts.tokens.revoke(String(input.appId));
      return { ok: true };
    },
    /** {persona, templateId, left}: subscription credit. */
    credit: (input) => {
      parts.subscriptions.setCredit(
        personaOf(input).wechatMiniOpenId,
        String(input.templateId),
        Number(input.left),
      );
      return { ok: true };
    },
    /** {appId, timestamp, nonceStr, signature, url}: what wx.config does on a page. */
    wxConfig: (input) => checkPage(context, input),
    /** {suggest}: what the check says of pictures from now on: pass, review, risky. */
    judgePictures: (input) => pictureVerdict(context).put('next', { suggest: String(input.suggest) }),
    messages: () => parts.subscriptions.messages.values(),
    /** {transactionId | outTradeNo}: the shipping information uploaded for a payment. */
    shipping: (input) => ({ upload: parts.shipping.uploadOf(input) ?? null }),
    /** {transactionId | outTradeNo}: the buyer confirms receipt in WeChat. */
    confirmReceipt: (input) => parts.shipping.confirm(parts.shipping.transactionIdOf(input), 2),
    messagePath: () => ({ path: parts.shipping.messagePath }),
    /** {url, encrypted}: where events are pushed to. */
    pushTarget: (input) =>
      pushTarget(context).put('target', { url: String(input.url), encrypted: input.encrypted === true }),
  };
}

function mark(
  rows: { put(id: string, value: { no: number }): unknown; delete(id: string): void },
  no: number,
  on: boolean,
): object {
  if (on) rows.put(String(no), { no });
  else rows.delete(String(no));
  return { no, on };
}
