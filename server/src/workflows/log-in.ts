import { Inject, Injectable } from '@nestjs/common';
import type { LoginResult } from '@yimai/shared/contracts/identity';
import { WECHAT_PEOPLE, type WechatPeople } from '../gateways/people-ports.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { OauthStates, SmsCodes } from '../modules/identity/index.js';
import { AdmitMember, type LoginContext } from './admit-member.js';
import { PlatformProofs } from './platform-proofs.js';

/** The login page of our H5: it takes `code` and `state` out of its address. */
const H5_CALLBACK = '/packages/account/login/index';

/** Every way into the shop: prove who you are to a platform or by SMS, then be admitted. */
@Injectable()
export class LogIn {
  constructor(
    private readonly admit: AdmitMember,
    private readonly proofs: PlatformProofs,
    private readonly smsCodes: SmsCodes,
    private readonly oauthStates: OauthStates,
    @Inject(WECHAT_PEOPLE) private readonly wechat: WechatPeople,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async wechatMini({ code, ...context }: LoginContext & { code: string }): Promise<LoginResult> {
    return this.admit.byPlatform('wechat', await this.proofs.wechatMini(code), context);
  }

  /** Where to send a browser inside WeChat; it returns to our own page, which finishes the login. */
  async wechatH5Url(returnPath: string): Promise<string> {
    const state = await this.oauthStates.begin(returnPath);
    return this.wechat.authorizeUrl({ redirectUri: `${this.config.PUBLIC_BASE_URL}${H5_CALLBACK}`, state });
  }

  /** @throws LOGIN_SNAPSHOT_USER. */
  async wechatH5({
    code,
    state,
    ...context
  }: LoginContext & { code: string; state: string }): Promise<LoginResult & { returnPath: string }> {
    const returnPath = await this.oauthStates.finish(state);
    const proof = await this.proofs.wechatH5(code);
    return { ...(await this.admit.byPlatform('h5', proof, context)), returnPath };
  }

  async douyinMini({
    code,
    anonymousCode,
    ...context
  }: LoginContext & { code: string; anonymousCode?: string }): Promise<LoginResult> {
    const proof = await this.proofs.douyinMini({ code, anonymousCode });
    return this.admit.byPlatform('douyin', proof, context);
  }

  async phone({
    phone,
    smsCode,
    ...context
  }: LoginContext & { phone: string; smsCode: string }): Promise<LoginResult> {
    const proof = await this.smsCodes.check(phone, 'login', smsCode);
    return this.admit.byPhone(phone, proof, context);
  }
}
