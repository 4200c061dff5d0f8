import { createHash, createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import QRCode from 'qrcode';
import { jsonBody, queryOf, type Collection, type Persona, type ProviderContext } from '../core/index.js';
import { MinuteLimit, OK, WeChatRefusal } from './answers.js';
import { registerLinks } from './links.js';
import type { Tokens } from './tokens.js';

const LOGINS_PER_MINUTE = 100;
const CODES_PER_MINUTE = 5_000;
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
/** Of person 1, as in the platform examples; the others' keys are derived. */
const FIRST_SESSION_KEY = 'HyVFkGl5F5OQWJZZaNzBBg==';

export interface MiniDeps {
  context: ProviderContext;
  tokens: Tokens;
}

export function registerMiniProgram(app: FastifyInstance, deps: MiniDeps): void {
  registerLogin(app, deps);
  registerPhone(app, deps);
  registerCodes(app, deps);
  registerLinks(app, deps);
}

/** Fixed per person, so that a restart does not end sessions. */
export function sessionKeyOf(persona: Persona): string {
  if (persona.no === 1) return FIRST_SESSION_KEY;
  return createHash('md5').update(`session:${persona.wechatMiniOpenId}`).digest('base64');
}

function registerLogin(app: FastifyInstance, { context, tokens }: MiniDeps): void {
  const limit = new MinuteLimit(LOGINS_PER_MINUTE);
  app.get('/sns/jscode2session', { config: { operation: 'code2session' } }, async (request) => {
    const query = queryOf(request);
    tokens.checkApp(query.appid, query.secret);
    if (query.appid !== context.config.wechat.mini.appId) throw new WeChatRefusal(40013, 'invalid appid');
    if (!query.js_code) throw new WeChatRefusal(41008, 'missing code');
    const outcome = context.codes.redeem('wechat-login', 'sim-user-', query.js_code);
    if (!outcome.ok)
      throw outcome.reason === 'used'
        ? new WeChatRefusal(40163, 'code been used')
        : new WeChatRefusal(40029, 'invalid code');
    const { persona } = outcome;
    if (limit.exceeded(String(persona.no), context.clock.now()))
      throw new WeChatRefusal(45011, 'api minute-quota reach limit');
    if (blocked(context).get(String(persona.no))) throw new WeChatRefusal(40226, 'code blocked');
    visits(context).put(persona.wechatMiniOpenId, { at: context.clock.now() });
    const unionid = persona.lateUnionId ? undefined : persona.wechatUnionId;
    return { openid: persona.wechatMiniOpenId, session_key: sessionKeyOf(persona), unionid };
  });
  app.get('/wxa/checksession', { config: { operation: 'check-session' } }, async (request) => {
    tokens.requireMini(request);
    const query = queryOf(request);
    const persona = context.personas.find('wechatMiniOpenId', query.openid ?? '');
    const expected = persona && createHmac('sha256', sessionKeyOf(persona)).update('').digest('hex');
    if (!expected || query.signature !== expected) throw new WeChatRefusal(87009, 'invalid signature');
    return OK;
  });
}

function registerPhone(app: FastifyInstance, { context, tokens }: MiniDeps): void {
  app.post('/wxa/business/getuserphonenumber', { config: { operation: 'phone-number' } }, async (request) => {
    const appid = tokens.requireMini(request);
    const code = jsonBody(request)?.code;
    const outcome =
      typeof code === 'string' ? context.codes.redeem('wechat-phone', 'sim-phone-', code) : undefined;
    if (!outcome?.ok) throw new WeChatRefusal(40029, 'invalid code');
    const { phone } = outcome.persona;
    const watermark = { timestamp: Math.floor(context.clock.now() / 1000), appid };
    return {
      ...OK,
      phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark },
    };
  });
}

function registerCodes(app: FastifyInstance, { context, tokens }: MiniDeps): void {
  const limit = new MinuteLimit(CODES_PER_MINUTE);
  app.post('/wxa/getwxacodeunlimit', { config: { operation: 'mini-code' } }, async (request, reply) => {
    const appId = tokens.requireMini(request);
    const body = jsonBody(request);
    if (!body) throw new WeChatRefusal(47001, 'data format error');
    const { scene, page = '', env_version: version = 'release', width = 430 } = body;
    if (typeof scene !== 'string' || !SCENE.test(scene))
      throw new WeChatRefusal(40169, 'invalid length for scene, or the data is not json string');
    if (!['release', 'trial', 'develop'].includes(String(version)))
      throw new WeChatRefusal(40097, 'invalid args: env_version');
    if (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))
      throw new WeChatRefusal(41030, 'invalid page');
    if (typeof width !== 'number' || width < 280 || width > 1280)
      throw new WeChatRefusal(40097, 'invalid args: width');
    if (limit.exceeded(appId, context.clock.now()))
      throw new WeChatRefusal(45009, 'reach max api minutely quota limit');
    return reply
      .type('image/png')
      .send(await QRCode.toBuffer(scene, { type: 'png', width, margin: 2, color: { dark: '#000000' } }));
  });
}

/** Who was in the mini-program, and when last. */
export function visits(context: ProviderContext): Collection<{ at: number }> {
  return context.collection('visits');
}

/** People the platform takes for high risk: refused with 40226. */
export function blocked(context: ProviderContext): Collection<{ no: number }> {
  return context.collection('blocked');
}
