import { z } from '@yimai/shared/kernel/zod';
import { GatewayError } from '../ports.js';
import { parse, PROVIDER, type WeChatApi } from './api.js';
import type { WeChatMpConfig } from './config.js';
import { sessionSignature } from './user-data.js';

export interface MiniSession {
  openId: string;
  /** Absent while the app is not bound to an open-platform account. */
  unionId?: string;
  /** Never leaves the server. */
  sessionKey: string;
}

export interface TextVerdict {
  suggest: 'pass' | 'review' | 'risky';
  /** 100 normal, 10001 advertisement, 20001 politics, 20002 porn, … */
  label: number;
  traceId: string;
}

const sessionSchema = z.object({
  openid: z.string().min(1),
  session_key: z.string().min(1),
  unionid: z.string().optional(),
});
const phoneSchema = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().min(1),
    countryCode: z.string(),
    watermark: z.object({ appid: z.string() }),
  }),
});
const linkSchema = z.object({ url_link: z.string().min(1) });
const schemeSchema = z.object({ openlink: z.string().min(1) });
const traceSchema = z.object({ trace_id: z.string().min(1) });
const verdictSchema = z.object({
  trace_id: z.string().optional(),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.number() }),
});

/** The mini-program's side of api.weixin.qq.com. */
export class MiniProgram {
  constructor(
    private readonly api: WeChatApi,
    private readonly config: WeChatMpConfig,
  ) {}

  /** Exchanges the code of wx.login. `rejected` 40029/40163: log in again; 40226: the platform blocks this user. */
  async login(code: string): Promise<MiniSession> {
    const { appId, appSecret } = this.config.mini;
    const query = { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' };
    // A repeated exchange of a spent code only answers "used", so an unclear one must not be repeated.
    const answer = await this.api.call({
      operation: 'code2session',
      method: 'GET',
      path: '/sns/jscode2session',
      query,
      safeToRepeat: false,
    });
    const session = parse(sessionSchema, answer, 'code2session');
    return { openId: session.openid, unionId: session.unionid || undefined, sessionKey: session.session_key };
  }

  /** Whether the session key is still the one the client works with. */
  async isSessionValid(openId: string, sessionKey: string): Promise<boolean> {
    const query = { openid: openId, signature: sessionSignature(sessionKey), sig_method: 'hmac_sha256' };
    try {
      await this.api.callAs(this.config.mini, {
        operation: 'check-session',
        method: 'GET',
        path: '/wxa/checksession',
        query,
        safeToRepeat: true,
      });
      return true;
    } catch (error) {
      if (error instanceof GatewayError && error.providerCode === '87009') return false;
      throw error;
    }
  }

  /** The phone number behind a getPhoneNumber code; digits without country code. */
  async phoneNumber(code: string): Promise<{ phone: string; countryCode: string }> {
    const path = '/wxa/business/getuserphonenumber';
    const answer = await this.api.callAs(this.config.mini, {
      operation: 'phone-number',
      method: 'POST',
      path,
      body: { code },
      safeToRepeat: false,
    });
    const { phone_info: info } = parse(phoneSchema, answer, 'phone-number');
    if (info.watermark.appid !== this.config.mini.appId)
      throw new GatewayError('forged', PROVIDER, 'WATERMARK', 'a phone number for another app');
    return { phone: info.purePhoneNumber, countryCode: info.countryCode };
  }

  /** A mini-program code (image). `scene`: 1–32 of the platform's visible characters; `page` without leading slash. */
  async code(input: {
    scene: string;
    page: string;
    widthPx?: number;
    isTransparent?: boolean;
  }): Promise<{ bytes: Buffer; contentType: string }> {
    const body = {
      scene: input.scene,
      page: input.page,
      // Only published pages exist for the check; trial versions have others.
      check_path: this.config.envVersion === 'release',
      env_version: this.config.envVersion,
      width: input.widthPx ?? 430,
      is_hyaline: input.isTransparent ?? false,
    };
    return this.api.fileAs(this.config.mini, {
      operation: 'mini-code',
      method: 'POST',
      path: '/wxa/getwxacodeunlimit',
      body,
      safeToRepeat: true,
    });
  }

  /** A link that opens the mini-program from SMS and browsers, good for 1–30 days. */
  async urlLink(input: { path: string; query: string; days: number }): Promise<string> {
    const { path, query, days } = input;
    const body = { path, query, env_version: this.config.envVersion, expire_type: 1, expire_interval: days };
    const answer = await this.api.callAs(this.config.mini, {
      operation: 'url-link',
      method: 'POST',
      path: '/wxa/generate_urllink',
      body,
      safeToRepeat: true,
    });
    return parse(linkSchema, answer, 'url-link').url_link;
  }

  /** A `weixin://` address that opens the mini-program without a page in between, good for 1–30 days. */
  async scheme(input: { path: string; query: string; days: number }): Promise<string> {
    const { path, query, days } = input;
    const body = {
      jump_wxa: { path, query, env_version: this.config.envVersion },
      is_expire: true,
      expire_type: 1,
      expire_interval: days,
    };
    const answer = await this.api.callAs(this.config.mini, {
      operation: 'scheme',
      method: 'POST',
      path: '/wxa/generatescheme',
      body,
      safeToRepeat: true,
    });
    return parse(schemeSchema, answer, 'scheme').openlink;
  }

  /** One subscribe message. `no-credit`: the person did not (or no longer) allow it; do not send again. */
  async sendSubscribeMessage(message: {
    openId: string;
    templateId: string;
    page?: string;
    data: Record<string, string>;
  }): Promise<'sent' | 'no-credit'> {
    const state = { release: 'formal', trial: 'trial', develop: 'developer' }[this.config.envVersion];
    const body = {
      touser: message.openId,
      template_id: message.templateId,
      page: message.page,
      miniprogram_state: state,
      lang: 'zh_CN',
      data: Object.fromEntries(Object.entries(message.data).map(([field, value]) => [field, { value }])),
    };
    const path = '/cgi-bin/message/subscribe/send';
    try {
      await this.api.callAs(this.config.mini, {
        operation: 'subscribe-send',
        method: 'POST',
        path,
        body,
        safeToRepeat: false,
      });
      return 'sent';
    } catch (error) {
      if (error instanceof GatewayError && ['43101', '43107'].includes(error.providerCode))
        return 'no-credit';
      throw error;
    }
  }

  /** Checks a text. `scene`: 1 profile, 2 comment, 3 forum, 4 social log. The person must have visited within 2 hours (61010). */
  async checkText(input: { openId: string; scene: 1 | 2 | 3 | 4; content: string }): Promise<TextVerdict> {
    const body = { version: 2, openid: input.openId, scene: input.scene, content: input.content };
    const answer = await this.api.callAs(this.config.mini, {
      operation: 'text-check',
      method: 'POST',
      path: '/wxa/msg_sec_check',
      body,
      safeToRepeat: true,
    });
    const verdict = parse(verdictSchema, answer, 'text-check');
    return { ...verdict.result, traceId: verdict.trace_id ?? '' };
  }

  /** Asks for a picture to be looked at. The verdict is pushed within half an hour as `wxa_media_check` under the trace id. */
  async checkPicture(input: { openId: string; scene: 1 | 2 | 3 | 4; url: string }): Promise<string> {
    const body = {
      version: 2,
      media_type: 2,
      openid: input.openId,
      scene: input.scene,
      media_url: input.url,
    };
    const answer = await this.api.callAs(this.config.mini, {
      operation: 'media-check',
      method: 'POST',
      path: '/wxa/media_check_async',
      body,
      safeToRepeat: true,
    });
    return parse(traceSchema, answer, 'media-check').trace_id;
  }
}
