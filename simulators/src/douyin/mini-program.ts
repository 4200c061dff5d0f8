import { constants, createHash, publicEncrypt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import QRCode from 'qrcode';
import { jsonBody, type Collection, type ProviderContext } from '../core/index.js';
import { header, type Tokens } from './tokens.js';

/** Words the content check finds fault with. */
const BAD_WORDS = ['违规', '赌博', '色情', '刷单'];

const LOGIN_ERRORS = { appId: 40015, secret: 40017, code: 40018, anonymousCode: 40019 } as const;
const PHONE_CODE_INVALID = 28005187;

/** Whether the check finds fault with pictures from now on. */
export function pictureVerdict(context: ProviderContext): Collection<{ isBad: boolean }> {
  return context.collection('picture-verdict');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function loginError(errNo: number, tips: string): object {
  return { err_no: errNo, err_tips: tips, data: null };
}

/** Login, tokens, phone number, links and content check of the mini-program platform. */
export function registerMiniProgram(app: FastifyInstance, context: ProviderContext, tokens: Tokens): void {
  registerLogin(app, context, tokens);
  registerPhone(app, context, tokens);
  registerLinks(app, context, tokens);
  app.post(
    '/api/apps/v1/censor/image/',
    { config: { operation: 'censor-image' } },
    async (request, reply) => {
      if (!tokens.guard(request, reply)) return reply;
      const body = jsonBody(request) ?? {};
      if (body.app_id !== context.config.douyin.appId || !/^https?:/.test(text(body.image)))
        return { err_no: 28001007, err_msg: '参数不合法', log_id: 'sim' };
      const hit = pictureVerdict(context).get('next')?.isBad === true;
      const predicts = ['porn', 'sensitive_text'].map((name, at) => ({
        model_name: name,
        hit: hit && at === 0,
      }));
      return { err_no: 0, err_msg: '', log_id: 'sim', predicts };
    },
  );
  app.post('/api/v2/tags/text/antidirt', { config: { operation: 'antidirt' } }, async (request, reply) => {
    if (!tokens.isValid('mini', header(request, 'x-token')))
      return { error_id: 'sim', code: 401, message: 'bad token', exception: '' };
    const tasks = jsonBody(request)?.tasks;
    if (!Array.isArray(tasks))
      return reply.code(400).send({ error_id: 'sim', code: 400, message: 'tasks missing' });
    const data = tasks.map((task: { content?: string }, index) => {
      const hit = BAD_WORDS.some((word) => text(task.content).includes(word));
      const predicts = [{ prob: hit ? 1 : 0, hit, target: null, model_name: 'short_content_antidirt' }];
      return { code: 0, task_id: `task-${index}`, data_id: null, msg: 'ok', predicts };
    });
    return { log_id: 'sim', data };
  });
}

function registerLogin(app: FastifyInstance, context: ProviderContext, tokens: Tokens): void {
  const { appId, appSecret } = context.config.douyin;
  app.post('/api/apps/v2/jscode2session', { config: { operation: 'jscode2session' } }, async (request) => {
    const body = jsonBody(request) ?? {};
    if (body.appid !== appId) return loginError(LOGIN_ERRORS.appId, 'bad appid');
    if (body.secret !== appSecret) return loginError(LOGIN_ERRORS.secret, 'bad secret');
    const [code, anonymousCode] = [text(body.code), text(body.anonymous_code)];
    if (code === '' && anonymousCode === '') return loginError(LOGIN_ERRORS.code, 'bad code');
    const known = code === '' ? undefined : context.codes.redeem('douyin-login', 'sim-user-', code);
    if (known && !known.ok) return loginError(LOGIN_ERRORS.code, 'bad code');
    const device =
      anonymousCode === '' ? undefined : context.codes.redeem('douyin-anonymous', 'sim-dev-', anonymousCode);
    if (device && !device.ok) return loginError(LOGIN_ERRORS.anonymousCode, 'bad anonymous code');
    const persona = known?.persona;
    const anonymous = device?.persona ?? persona;
    const sessionKey = createHash('md5').update(`${appSecret}/${anonymous?.no}`).digest('base64');
    return {
      err_no: 0,
      err_tips: 'success',
      data: {
        session_key: sessionKey,
        openid: persona?.douyinOpenId ?? '',
        anonymous_openid: anonymous?.douyinAnonymousOpenId ?? '',
        unionid: persona?.douyinUnionId ?? '',
      },
    };
  });
  app.post('/api/apps/v2/token', { config: { operation: 'token' } }, async (request) => {
    const body = jsonBody(request) ?? {};
    if (body.appid !== appId) return loginError(LOGIN_ERRORS.appId, 'bad appid');
    if (body.secret !== appSecret) return loginError(LOGIN_ERRORS.secret, 'bad secret');
    return { err_no: 0, err_tips: 'success', data: tokens.issue('mini') };
  });
  app.post('/oauth/client_token/', { config: { operation: 'client_token' } }, async (request) => {
    const body = jsonBody(request) ?? {};
    if (
      body.client_key !== appId ||
      body.client_secret !== appSecret ||
      body.grant_type !== 'client_credential'
    ) {
      return {
        message: 'error',
        data: { error_code: 10003, description: 'client_key 或 client_secret 错误' },
      };
    }
    return { message: 'success', data: { ...tokens.issue('client'), error_code: 0, description: '' } };
  });
}

function registerPhone(app: FastifyInstance, context: ProviderContext, tokens: Tokens): void {
  app.post(
    '/api/apps/v1/get_phonenumber_info/',
    { config: { operation: 'get_phonenumber_info' } },
    async (request, reply) => {
      if (!tokens.guard(request, reply)) return reply;
      const spent = context.codes.redeem('douyin-phone', 'sim-phone-', text(jsonBody(request)?.code));
      if (!spent.ok) return { err_no: PHONE_CODE_INVALID, err_msg: 'code 已失效', log_id: 'sim' };
      const watermark = {
        appid: context.config.douyin.appId,
        timestamp: Math.floor(context.clock.now() / 1000),
      };
      const { phone } = spent.persona;
      const plain = JSON.stringify({
        phoneNumber: `+86${phone}`,
        purePhoneNumber: phone,
        countryCode: '86',
        watermark,
      });
      const sealed = publicEncrypt(
        { key: context.config.douyin.app.publicKeyPem, padding: constants.RSA_PKCS1_PADDING },
        Buffer.from(plain),
      );
      return { err_no: 0, err_msg: '', log_id: 'sim', data: sealed.toString('base64') };
    },
  );
}

function registerLinks(app: FastifyInstance, context: ProviderContext, tokens: Tokens): void {
  const { appId } = context.config.douyin;
  const schemaOf = (body: Record<string, unknown>): string => {
    const start = encodeURIComponent(`${text(body.path)}${text(body.query) ? `?${text(body.query)}` : ''}`);
    return `sslocal://microapp?app_id=${appId}&start_page=${start}`;
  };
  app.post('/api/apps/v1/qrcode/create/', { config: { operation: 'qrcode' } }, async (request, reply) => {
    if (!tokens.guard(request, reply)) return reply;
    const body = jsonBody(request) ?? {};
    if (body.appid !== appId || text(body.path) === '')
      return { err_no: 28001007, err_msg: '参数不合法', log_id: 'sim' };
    const image = await QRCode.toBuffer(schemaOf({ path: decodeURIComponent(text(body.path)) }), {
      width: Number(body.width ?? 430),
    });
    return { err_no: 0, err_msg: '', log_id: 'sim', data: { img: image.toString('base64') } };
  });
  app.post(
    '/api/apps/v1/url/generate_schema/',
    { config: { operation: 'generate_schema' } },
    async (request, reply) => {
      if (!tokens.guard(request, reply)) return reply;
      const body = jsonBody(request) ?? {};
      if (body.app_id !== appId || typeof body.no_expire !== 'boolean')
        return { err_no: 28001007, err_msg: '参数不合法', log_id: 'sim' };
      return { err_no: 0, err_msg: '', log_id: 'sim', data: { schema: schemaOf(body) } };
    },
  );
  app.post(
    '/api/apps/v1/url_link/generate/',
    { config: { operation: 'url_link' } },
    async (request, reply) => {
      if (!tokens.guard(request, reply)) return reply;
      const body = jsonBody(request) ?? {};
      if (body.app_id !== appId || text(body.app_name) === '')
        return { err_no: 28001007, err_msg: '参数不合法', log_id: 'sim' };
      const link = `https://z.douyin.com/${createHash('sha1').update(JSON.stringify(body)).digest('base64url').slice(0, 7)}`;
      return { err_no: 0, err_msg: '', log_id: 'sim', data: { url_link: link } };
    },
  );
}
