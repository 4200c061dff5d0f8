import { createHash, randomBytes } from 'node:crypto';
import { z } from '@yimai/shared/kernel/zod';
import { GatewayError } from '../ports.js';
import { parse, PROVIDER, type WeChatApi } from './api.js';
import type { WeChatApp, WeChatMpConfig } from './config.js';

export interface WebIdentity {
  openId: string;
  unionId?: string;
  /** For `userInfo`; two hours. */
  accessToken: string;
  scope: string;
}

/** What wx.config of the JS-SDK needs. */
export interface JsSdkConfig {
  appId: string;
  timestamp: number;
  nonceStr: string;
  signature: string;
}

const identitySchema = z.object({
  access_token: z.string().min(1),
  openid: z.string().min(1),
  scope: z.string(),
  unionid: z.string().optional(),
  is_snapshotuser: z.number().optional(),
});
const userSchema = z.object({
  nickname: z.string(),
  headimgurl: z.string().optional(),
  unionid: z.string().optional(),
});
const ticketSchema = z.object({ ticket: z.string().min(1), expires_in: z.number().positive() });

/** The official account: login of H5 pages inside WeChat, and the JS-SDK. */
export class OfficialAccount {
  constructor(
    private readonly api: WeChatApi,
    private readonly deps: { config: WeChatMpConfig; app: WeChatApp; now: () => number },
  ) {}

  /** Where to send the browser. `state`: 1–128 letters and digits, bound to the session by the caller. */
  authorizeUrl(input: {
    redirectUri: string;
    scope: 'snsapi_base' | 'snsapi_userinfo';
    state: string;
  }): string {
    if (!/^[A-Za-z0-9]{1,128}$/.test(input.state)) throw new TypeError('state is 1–128 letters and digits');
    // The order of parameters and the fragment are required by the platform.
    const query = [
      `appid=${this.deps.app.appId}`,
      `redirect_uri=${encodeURIComponent(input.redirectUri)}`,
      'response_type=code',
      `scope=${input.scope}`,
      `state=${input.state}`,
    ].join('&');
    return `${this.deps.config.openBaseUrl}/connect/oauth2/authorize?${query}#wechat_redirect`;
  }

  /** Exchanges the code of the callback. Refuses (`rejected` SNAPSHOT_USER) the virtual person of a snapshot page. */
  async exchangeCode(code: string): Promise<WebIdentity> {
    const { appId, appSecret } = this.deps.app;
    const query = { appid: appId, secret: appSecret, code, grant_type: 'authorization_code' };
    const answer = await this.api.call({
      operation: 'oauth-token',
      method: 'GET',
      path: '/sns/oauth2/access_token',
      query,
      safeToRepeat: false,
    });
    const identity = parse(identitySchema, answer, 'oauth-token');
    if (identity.is_snapshotuser === 1) {
      throw new GatewayError(
        'rejected',
        PROVIDER,
        'SNAPSHOT_USER',
        'a virtual identity must not become an account',
      );
    }
    return {
      openId: identity.openid,
      unionId: identity.unionid || undefined,
      accessToken: identity.access_token,
      scope: identity.scope,
    };
  }

  /** Name and picture, after scope snsapi_userinfo. */
  async userInfo(identity: {
    accessToken: string;
    openId: string;
  }): Promise<{ nickname: string; avatarUrl?: string; unionId?: string }> {
    const query = { access_token: identity.accessToken, openid: identity.openId, lang: 'zh_CN' };
    const answer = await this.api.call({
      operation: 'oauth-userinfo',
      method: 'GET',
      path: '/sns/userinfo',
      query,
      safeToRepeat: true,
    });
    const user = parse(userSchema, answer, 'oauth-userinfo');
    return {
      nickname: user.nickname,
      avatarUrl: user.headimgurl || undefined,
      unionId: user.unionid || undefined,
    };
  }

  /** Signs the page for the JS-SDK. `pageUrl`: as the browser shows it; what follows # is ignored. */
  async jsSdkConfig(pageUrl: string): Promise<JsSdkConfig> {
    const ticket = await this.ticket();
    const timestamp = Math.floor(this.deps.now() / 1000);
    const nonceStr = randomBytes(8).toString('hex');
    const signature = jsSdkSignature({ ticket, nonceStr, timestamp, url: pageUrl });
    return { appId: this.deps.app.appId, timestamp, nonceStr, signature };
  }

  private ticket(): Promise<string> {
    const { app, now } = this.deps;
    return this.api.cache.get(`wechat:jsapi-ticket:${app.appId}`, async () => {
      const call = {
        operation: 'jsapi-ticket',
        method: 'GET',
        path: '/cgi-bin/ticket/getticket',
        query: { type: 'jsapi' },
        safeToRepeat: true,
      } as const;
      const answer = parse(ticketSchema, await this.api.callAs(app, call), 'jsapi-ticket');
      return { value: answer.ticket, expiresAt: now() + answer.expires_in * 1000 };
    });
  }
}

/** hex(SHA1) over ticket, nonce, time and the address without its fragment. */
export function jsSdkSignature(input: {
  ticket: string;
  nonceStr: string;
  timestamp: number;
  url: string;
}): string {
  const url = input.url.split('#')[0];
  const text = `jsapi_ticket=${input.ticket}&noncestr=${input.nonceStr}&timestamp=${input.timestamp}&url=${url}`;
  return createHash('sha1').update(text).digest('hex');
}
