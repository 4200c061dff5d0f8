import { z } from '@yimai/shared/kernel/zod';
import { parseJson, shaped } from '../answers.js';
import { GatewayError } from '../ports.js';
import { DouyinOpenApi, type DouyinAppConfig, type GatewayDeps } from './open-api.js';
import { decryptPkcs1 } from './rsa-pkcs1.js';

export interface DouyinMiniConfig extends DouyinAppConfig {
  /** Private half of the application key uploaded in the console; opens phone numbers. */
  appPrivateKeyPem: string;
  /** Which Douyin app links open. */
  hostApp?: string;
}

export interface DouyinSession {
  /** Empty when only the anonymous code was given. */
  openId: string;
  anonymousOpenId: string;
  unionId: string;
  /** Never leaves the server. */
  sessionKey: string;
}

export interface TextVerdict {
  safe: boolean;
  /** Names of the models that objected. */
  labels: string[];
}

const PROVIDER = 'douyin';
/** Login code invalid or used: ask the client to log in again. */
export const LOGIN_CODE_INVALID = '40018';
/** Phone code expired or used: ask the person to press the button again. */
export const PHONE_CODE_INVALID = '28005187';

const sessionSchema = z.object({
  session_key: z.string().min(1),
  openid: z.string().nullish(),
  anonymous_openid: z.string().nullish(),
  unionid: z.string().nullish(),
});
const phoneSchema = z.object({
  purePhoneNumber: z.string(),
  countryCode: z.string(),
  watermark: z.object({ appid: z.string() }),
});
const verdictSchema = z.object({
  data: z.array(
    z.object({ code: z.number(), predicts: z.array(z.object({ hit: z.boolean(), model_name: z.string() })) }),
  ),
});

const pictureSchema = z.object({
  predicts: z.array(z.object({ hit: z.boolean(), model_name: z.string() })),
});

/** Login, phone number, codes, links and content check of the Douyin mini-program platform. */
export class DouyinMiniProgram {
  readonly api: DouyinOpenApi;

  constructor(
    private readonly config: DouyinMiniConfig,
    deps: GatewayDeps,
    api?: DouyinOpenApi,
  ) {
    this.api = api ?? new DouyinOpenApi(config, deps);
  }

  /**
   * Exchanges the codes of tt.login (three minutes, one use). `rejected` with code {@link LOGIN_CODE_INVALID} means log in
   * again; every other rejection is our configuration. Never repeated: a code is spent by the first attempt.
   */
  async login(codes: { code?: string; anonymousCode?: string }): Promise<DouyinSession> {
    const body = {
      ...(codes.code ? { code: codes.code } : {}),
      ...(codes.anonymousCode ? { anonymous_code: codes.anonymousCode } : {}),
    };
    const session = shaped(
      PROVIDER,
      sessionSchema,
      await this.api.callWithSecret({
        operation: 'jscode2session',
        path: '/api/apps/v2/jscode2session',
        body,
      }),
    );
    return {
      openId: session.openid ?? '',
      anonymousOpenId: session.anonymous_openid ?? '',
      unionId: session.unionid ?? '',
      sessionKey: session.session_key,
    };
  }

  /** The mainland phone number behind the code of `bindgetphonenumber` (five minutes, one use). */
  async phoneNumber(code: string): Promise<string> {
    const sealed = await this.api.call({
      operation: 'get_phonenumber_info',
      path: '/api/apps/v1/get_phonenumber_info/',
      body: { code },
      safeToRepeat: false,
    });
    const plain = decryptPkcs1(
      this.config.appPrivateKeyPem,
      Buffer.from(shaped(PROVIDER, z.string(), sealed), 'base64'),
    );
    const phone = phoneSchema.safeParse(parseJson(plain?.toString('utf8') ?? ''));
    if (!phone.success || phone.data.watermark.appid !== this.config.appId) {
      throw new GatewayError('forged', PROVIDER, 'PHONE', 'the phone number cannot be opened');
    }
    return phone.data.purePhoneNumber;
  }

  /** A scannable code for a page, as image bytes. `path` may carry a query. */
  async qrCode(path: string, widthPx = 430): Promise<Buffer> {
    const data = await this.api.call({
      operation: 'qrcode',
      path: '/api/apps/v1/qrcode/create/',
      body: {
        appid: this.config.appId,
        app_name: this.hostApp,
        path: encodeURIComponent(path),
        width: widthPx,
      },
      safeToRepeat: true,
    });
    return Buffer.from(shaped(PROVIDER, z.object({ img: z.string() }), data).img, 'base64');
  }

  /** A `sslocal://` address that opens a page inside Douyin. */
  async schema(target: { path: string; query?: string; expiresAt?: Date }): Promise<string> {
    const data = await this.api.call({
      operation: 'generate_schema',
      path: '/api/apps/v1/url/generate_schema/',
      body: { app_id: this.config.appId, ...page(target), no_expire: target.expiresAt === undefined },
      safeToRepeat: true,
    });
    return shaped(PROVIDER, z.object({ schema: z.string() }), data).schema;
  }

  /** A web address that opens a page inside Douyin from other apps. */
  async urlLink(target: { path: string; query?: string; expiresAt: Date }): Promise<string> {
    const data = await this.api.call({
      operation: 'url_link',
      path: '/api/apps/v1/url_link/generate/',
      body: { app_id: this.config.appId, app_name: this.hostApp, ...page(target) },
      safeToRepeat: true,
    });
    return shaped(PROVIDER, z.object({ url_link: z.string() }), data).url_link;
  }

  /**
   * One subscribe message. Which refusals mean that the person did not allow it is not documented, so any refusal does:
   * nothing was sent, and sending again would not help.
   */
  async sendSubscribeMessage(message: {
    openId: string;
    templateId: string;
    page: string;
    data: Record<string, string>;
  }): Promise<'sent' | 'no-credit'> {
    try {
      await this.api.callWithTokenInBody({
        operation: 'subscribe_notify',
        path: '/api/apps/subscribe_notification/developer/v1/notify',
        body: {
          tpl_id: message.templateId,
          open_id: message.openId,
          page: message.page,
          data: message.data,
        },
        safeToRepeat: false,
      });
      return 'sent';
    } catch (error) {
      if (error instanceof GatewayError && error.failure === 'rejected') return 'no-credit';
      throw error;
    }
  }

  /** Whether a text may be published. */
  async checkText(content: string): Promise<TextVerdict> {
    const answer = await this.api.callWithMiniToken(
      { operation: 'antidirt', path: '/api/v2/tags/text/antidirt', body: { tasks: [{ content }] } },
      (reply) => reply.code === 401,
    );
    const [result] = shaped(PROVIDER, verdictSchema, answer).data;
    if (result?.code !== 0)
      throw new GatewayError('unknown', PROVIDER, String(result?.code ?? 'EMPTY'), 'the text was not judged');
    const hits = result.predicts.filter((predict) => predict.hit);
    return { safe: hits.length === 0, labels: hits.map((hit) => hit.model_name) };
  }

  /** Whether a picture may be published. */
  async checkPicture(url: string): Promise<TextVerdict> {
    const answer = await this.api.call({
      operation: 'censor-image',
      path: '/api/apps/v1/censor/image/',
      body: { app_id: this.config.appId, image: url },
      safeToRepeat: true,
    });
    const hits = shaped(PROVIDER, pictureSchema, answer).predicts.filter((predict) => predict.hit);
    return { safe: hits.length === 0, labels: hits.map((hit) => hit.model_name) };
  }

  private get hostApp(): string {
    return this.config.hostApp ?? 'douyin';
  }
}

function page(target: { path: string; query?: string; expiresAt?: Date }): Record<string, unknown> {
  return {
    path: target.path,
    ...(target.query ? { query: target.query } : {}),
    ...(target.expiresAt ? { expire_time: Math.floor(target.expiresAt.getTime() / 1000) } : {}),
  };
}
