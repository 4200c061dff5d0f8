import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  alphanumeric,
  ControlRefusal,
  queryOf,
  type Collection,
  type Persona,
  type ProviderContext,
} from '../core/index.js';
import { OK, WeChatRefusal } from './answers.js';
import type { Tokens } from './tokens.js';

const CODE_VALID_MS = 300_000;
const TOKEN_VALID_MS = 7_200_000;
const REFRESH_VALID_MS = 30 * 86_400_000;
const CSP = "default-src 'self'; script-src 'none'; frame-ancestors 'none'";
const SHOWN_PEOPLE = 40;

interface UserToken {
  openId: string;
  scope: string;
  expiresAt: number;
}

export interface OfficialAccountDeps {
  context: ProviderContext;
  tokens: Tokens;
}

export function registerOfficialAccount(app: FastifyInstance, deps: OfficialAccountDeps): void {
  registerAuthorize(app, deps.context);
  registerExchange(app, deps);
  registerTicket(app, deps);
}

/** Who follows the official account: their unionid is told even for snsapi_base. */
export function followers(context: ProviderContext): Collection<{ no: number }> {
  return context.collection('followers');
}

/** Plays open.weixin.qq.com: asks who you are, or takes `sim_persona`, and sends the browser back with a code. */
function registerAuthorize(app: FastifyInstance, context: ProviderContext): void {
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
  app.get('/sim/authorize.css', async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .send(readFileSync(new URL('../../assets/authorize.css', import.meta.url), 'utf8')),
  );
  app.get('/connect/oauth2/authorize', { config: { operation: 'authorize' } }, async (request, reply) => {
    const query = queryOf(request);
    const problem = problemOf(context, query);
    if (problem) return page(reply, `<p class="notice">${problem}</p>`);
    const persona = personaOf(context, query.sim_persona);
    if (!persona) return page(reply, picker(context, query));
    const back = new URL(query.redirect_uri ?? '');
    const code = `sim-user-${persona.no}.${alphanumeric(24)}`;
    const extra = { scope: query.scope ?? '', snapshot: query.sim_snapshot ?? '' };
    back.searchParams.set('code', context.codes.issue('wechat-oauth', code, { ttlMs: CODE_VALID_MS, extra }));
    back.searchParams.set('state', query.state ?? '');
    return reply.code(302).header('location', back.toString()).send();
  });
}

function problemOf(context: ProviderContext, query: Record<string, string>): string | undefined {
  if (query.appid !== context.config.wechat.officialAccount.appId) return 'AppID 参数错误（10013）';
  if (!/^https?:\/\/[^/]+/.test(query.redirect_uri ?? ''))
    return 'redirect_uri 域名与后台配置不一致（10003）';
  if (query.response_type !== 'code') return 'response_type 参数错误';
  if (query.scope !== 'snsapi_base' && query.scope !== 'snsapi_userinfo')
    return 'Scope 参数错误或没有 Scope 权限（10005）';
  if (!/^[a-zA-Z0-9]{0,128}$/.test(query.state ?? '')) return 'state 参数错误';
  return undefined;
}

function personaOf(context: ProviderContext, value: string | undefined): Persona | undefined {
  const match = /^(?:sim-user-)?(\d{1,3})$/.exec(value ?? '');
  return match ? context.personas.get(Number(match[1])) : undefined;
}

function picker(context: ProviderContext, query: Record<string, string>): string {
  const hidden = Object.entries(query)
    .filter(([name]) => name !== 'sim_persona')
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
    .join('');
  const people = context.personas
    .all()
    .slice(0, SHOWN_PEOPLE)
    .map(
      (p) =>
        `<button name="sim_persona" value="${p.no}"><b>${p.name}</b><small>sim-user-${p.no}</small></button>`,
    )
    .join('');
  const asks = query.scope === 'snsapi_userinfo' ? '申请获取你的昵称、头像' : '静默授权';
  return `<p class="lead">网页 <b>${escape(new URL(query.redirect_uri ?? '').host)}</b> ${asks}。选择登录的微信用户：</p>
<form method="get" action="/connect/oauth2/authorize" class="people">${hidden}${people}</form>
<form method="get" action="/connect/oauth2/authorize" class="other">${hidden}<label>其他用户编号 <input name="sim_persona" inputmode="numeric" pattern="[0-9]{1,3}" required></label><button>继续</button></form>`;
}

function page(reply: FastifyReply, content: string): FastifyReply {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>微信授权（模拟）</title><link rel="stylesheet" href="/sim/authorize.css"></head>
<body><main><header>微信授权 <span>模拟</span></header>${content}</main></body></html>`;
  return reply.type('text/html; charset=utf-8').header('content-security-policy', CSP).send(html);
}

function registerExchange(app: FastifyInstance, { context, tokens }: OfficialAccountDeps): void {
  const access: Collection<UserToken> = context.collection('oauth-access');
  const refresh: Collection<UserToken> = context.collection('oauth-refresh');
  const grant = (openId: string, scope: string): object => {
    const now = context.clock.now();
    const [token, again] = [alphanumeric(90), alphanumeric(90)];
    access.put(token, { openId, scope, expiresAt: now + TOKEN_VALID_MS });
    refresh.put(again, { openId, scope, expiresAt: now + REFRESH_VALID_MS });
    return {
      access_token: token,
      expires_in: TOKEN_VALID_MS / 1000,
      refresh_token: again,
      openid: openId,
      scope,
    };
  };
  app.get('/sns/oauth2/access_token', { config: { operation: 'oauth-token' } }, async (request) => {
    const query = queryOf(request);
    tokens.checkApp(query.appid, query.secret);
    const code = query.code ?? '';
    const extra = context.codes.extra('wechat-oauth', code);
    const outcome = context.codes.redeem('wechat-oauth', 'sim-user-', code);
    if (!outcome.ok)
      throw outcome.reason === 'used'
        ? new WeChatRefusal(40163, 'code been used')
        : new WeChatRefusal(40029, 'invalid code');
    const { persona } = outcome;
    const scope = extra?.scope || 'snsapi_base';
    const told =
      !persona.lateUnionId &&
      (scope === 'snsapi_userinfo' || followers(context).get(String(persona.no)) !== undefined);
    return {
      ...grant(persona.wechatOaOpenId, scope),
      ...(told && { unionid: persona.wechatUnionId }),
      ...(extra?.snapshot === '1' && { is_snapshotuser: 1 }),
    };
  });
  app.get('/sns/oauth2/refresh_token', { config: { operation: 'oauth-refresh' } }, async (request) => {
    const row = refresh.get(queryOf(request).refresh_token ?? '');
    if (!row || row.expiresAt <= context.clock.now()) throw new WeChatRefusal(42002, 'refresh_token expired');
    return grant(row.openId, row.scope);
  });
  app.get('/sns/userinfo', { config: { operation: 'oauth-userinfo' } }, async (request) => {
    const query = queryOf(request);
    const row = access.get(query.access_token ?? '');
    if (!row || row.openId !== query.openid) throw new WeChatRefusal(40001, 'invalid credential');
    if (row.expiresAt <= context.clock.now()) throw new WeChatRefusal(42001, 'access_token expired');
    if (row.scope !== 'snsapi_userinfo') throw new WeChatRefusal(48001, 'api unauthorized');
    const persona = context.personas.find('wechatOaOpenId', row.openId)!;
    const unionid = persona.lateUnionId ? undefined : persona.wechatUnionId;
    return {
      openid: row.openId,
      nickname: persona.name,
      sex: 0,
      province: '',
      city: '',
      country: '',
      headimgurl: '',
      privilege: [],
      unionid,
    };
  });
}

function registerTicket(app: FastifyInstance, { context, tokens }: OfficialAccountDeps): void {
  const rows = tickets(context);
  app.get('/cgi-bin/ticket/getticket', { config: { operation: 'jsapi-ticket' } }, async (request) => {
    const appId = tokens.appOf(request);
    if (queryOf(request).type !== 'jsapi') throw new WeChatRefusal(40097, 'invalid args: type');
    const now = context.clock.now();
    const current = rows.get(appId);
    const valid =
      current && current.expiresAt > now
        ? current
        : rows.put(appId, { ticket: alphanumeric(86), expiresAt: now + TOKEN_VALID_MS });
    return { ...OK, ticket: valid.ticket, expires_in: Math.floor((valid.expiresAt - now) / 1000) };
  });
}

/**
 * What wx.config of the JS-SDK does on a page: compares the signature with one of its own. Throws what the SDK reports
 * to wx.error.
 */
export function checkPage(context: ProviderContext, input: Record<string, unknown>): { checked: string } {
  const { appId, timestamp, nonceStr, signature, url } = input;
  const ticket = tickets(context).get(String(appId));
  if (!ticket || ticket.expiresAt <= context.clock.now())
    throw new ControlRefusal(400, 'config:invalid appid');
  if (!/^https?:\/\/[^/]+/.test(String(url))) throw new ControlRefusal(400, 'config:invalid url domain');
  const page = String(url).split('#')[0] ?? '';
  const fields = { jsapi_ticket: ticket.ticket, noncestr: nonceStr, timestamp, url: page };
  const text = Object.entries(fields)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('&');
  if (createHash('sha1').update(text).digest('hex') !== signature)
    throw new ControlRefusal(400, 'config:invalid signature');
  return { checked: page };
}

function tickets(context: ProviderContext): Collection<{ ticket: string; expiresAt: number }> {
  return context.collection('tickets');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
