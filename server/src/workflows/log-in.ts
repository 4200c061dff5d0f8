import { Inject, Injectable } from '@nestjs/common';
import type { LoginResult } from '@yimai/shared/contracts/identity';
import {
  DOUYIN_PEOPLE,
  PersonRefused,
  WECHAT_PEOPLE,
  type DouyinPeople,
  type PlatformPerson,
  type WechatPeople,
} from '../gateways/people-ports.js';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import { GatewayError } from '../gateways/ports.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { OauthStates, SmsCodes, type PlatformProof } from '../modules/identity/index.js';
import { DomainError } from '../platform/http/index.js';
import { AdmitMember, type LoginContext } from './admit-member.js';

/** The login page of our H5: it takes `code` and `state` out of its address. */
const H5_CALLBACK = '/packages/account/login/index';

/** Asks a platform who somebody is; a refusal becomes what the person should read. */
export async function askPlatform<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof PersonRefused) {
      const facts = { providerCode: error.providerCode };
      if (error.reason === 'high-risk') throw new DomainError('LOGIN_HIGH_RISK', { facts });
      throw new DomainError(error.reason === 'too-frequent' ? 'RATE_LIMITED' : 'LOGIN_CODE_INVALID', {
        facts,
      });
    }
    if (error instanceof GatewayError)
      throw new DomainError('BUSY', {
        facts: { provider: error.provider, providerCode: error.providerCode },
      });
    throw error;
  }
}

/** Every way into the shop: prove who you are to a platform or by SMS, then be admitted. */
@Injectable()
export class LogIn {
  constructor(
    private readonly admit: AdmitMember,
    private readonly smsCodes: SmsCodes,
    private readonly oauthStates: OauthStates,
    @Inject(WECHAT_PEOPLE) private readonly wechat: WechatPeople,
    @Inject(DOUYIN_PEOPLE) private readonly douyin: DouyinPeople,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async wechatMini({ code, ...context }: LoginContext & { code: string }): Promise<LoginResult> {
    const person = await askPlatform(() => this.wechat.ofMiniCode(code));
    const proof = this.wechatProof(this.platforms.wechat.mini.appId, person);
    return this.admit.byPlatform('wechat', proof, context);
  }

  /** Where to send a browser inside WeChat; it returns to our own page, which finishes the login. */
  async wechatH5Url(returnPath: string): Promise<string> {
    const state = await this.oauthStates.begin(returnPath);
    return this.wechat.authorizeUrl({ redirectUri: `${this.config.PUBLIC_BASE_URL}${H5_CALLBACK}`, state });
  }

  /** @throws LOGIN_SNAPSHOT_USER: a page preview's placeholder must never become a member. */
  async wechatH5({
    code,
    state,
    ...context
  }: LoginContext & { code: string; state: string }): Promise<LoginResult & { returnPath: string }> {
    const returnPath = await this.oauthStates.finish(state);
    const person = await askPlatform(() => this.wechat.ofOauthCode(code));
    if (person.isSnapshot) throw new DomainError('LOGIN_SNAPSHOT_USER');
    const proof = this.wechatProof(this.platforms.wechat.officialAccount.appId, person);
    return { ...(await this.admit.byPlatform('h5', proof, context)), returnPath };
  }

  /** An anonymous id names a device, not a person: without an openid nobody is logged in. */
  async douyinMini({
    code,
    anonymousCode,
    ...context
  }: LoginContext & { code: string; anonymousCode?: string }): Promise<LoginResult> {
    const person = await askPlatform(() => this.douyin.ofCodes({ code, anonymousCode }));
    if (!person.openId) throw new DomainError('LOGIN_CODE_INVALID', { message: '请先登录抖音后再试' });
    const { appId, subjectId } = this.platforms.douyin;
    const union = person.unionId ? { scope: subjectId, unionId: person.unionId } : null;
    return this.admit.byPlatform(
      'douyin',
      { platform: 'douyin', appId, openId: person.openId, union },
      context,
    );
  }

  async phone({
    phone,
    smsCode,
    ...context
  }: LoginContext & { phone: string; smsCode: string }): Promise<LoginResult> {
    const proof = await this.smsCodes.check(phone, 'login', smsCode);
    return this.admit.byPhone(phone, proof, context);
  }

  private wechatProof(appId: string, { openId, unionId }: PlatformPerson): PlatformProof {
    const scope = this.platforms.wechat.openPlatformId;
    return { platform: 'wechat', appId, openId, union: unionId ? { scope, unionId } : null };
  }
}
