import { Inject, Injectable } from '@nestjs/common';
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
import type { PlatformProof } from '../modules/identity/index.js';
import { DomainError } from '../platform/http/index.js';

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

/** Spends a platform's login code for what the platform vouches for. */
@Injectable()
export class PlatformProofs {
  constructor(
    @Inject(WECHAT_PEOPLE) private readonly wechat: WechatPeople,
    @Inject(DOUYIN_PEOPLE) private readonly douyin: DouyinPeople,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
  ) {}

  async wechatMini(code: string): Promise<PlatformProof> {
    const person = await askPlatform(() => this.wechat.ofMiniCode(code));
    return this.ofWechat(this.platforms.wechat.mini.appId, person);
  }

  /** @throws LOGIN_SNAPSHOT_USER: a page preview's placeholder must never become a member. */
  async wechatH5(code: string): Promise<PlatformProof> {
    const person = await askPlatform(() => this.wechat.ofOauthCode(code));
    if (person.isSnapshot) throw new DomainError('LOGIN_SNAPSHOT_USER');
    return this.ofWechat(this.platforms.wechat.officialAccount.appId, person);
  }

  /** An anonymous id names a device, not a person: without an openid nobody is logged in. */
  async douyinMini(codes: { code: string; anonymousCode?: string }): Promise<PlatformProof> {
    const person = await askPlatform(() => this.douyin.ofCodes(codes));
    if (!person.openId) throw new DomainError('LOGIN_CODE_INVALID', { message: '请先登录抖音后再试' });
    const { appId, subjectId } = this.platforms.douyin;
    const union = person.unionId ? { scope: subjectId, unionId: person.unionId } : null;
    return { platform: 'douyin', appId, openId: person.openId, union };
  }

  private ofWechat(appId: string, { openId, unionId }: PlatformPerson): PlatformProof {
    const scope = this.platforms.wechat.openPlatformId;
    return { platform: 'wechat', appId, openId, union: unionId ? { scope, unionId } : null };
  }
}
