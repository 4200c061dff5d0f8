import { PersonRefused, type PersonRefusal, type PlatformPerson, type WechatPeople } from './people-ports.js';
import { GatewayError } from './ports.js';
import { unavailable } from './unavailable.js';
import type { OfficialAccount, WeChatMp } from './wechat-mp/index.js';

/** Refusals a person can do something about, or must be told. */
const REFUSALS: Readonly<Record<string, PersonRefusal>> = {
  '40029': 'code-invalid',
  '40163': 'code-invalid',
  '40226': 'high-risk',
  '45011': 'too-frequent',
};
const SNAPSHOT = 'SNAPSHOT_USER';
const MAINLAND = '86';

/** Who somebody is, according to WeChat: the mini-program and the official account. */
export class WechatPeopleGateway implements WechatPeople {
  constructor(private readonly wechat: WeChatMp) {}

  async ofMiniCode(code: string): Promise<PlatformPerson> {
    const { openId, unionId } = await refusing(this.wechat.mini.login(code));
    return { openId, unionId: unionId ?? null };
  }

  authorizeUrl(target: { redirectUri: string; state: string }): string {
    // The silent scope tells the unionid only of followers; without it nobody is recognised from the mini-program.
    return this.officialAccount.authorizeUrl({ ...target, scope: 'snsapi_userinfo' });
  }

  async ofOauthCode(code: string): Promise<PlatformPerson & { isSnapshot: boolean }> {
    try {
      const { openId, unionId } = await refusing(this.officialAccount.exchangeCode(code));
      return { openId, unionId: unionId ?? null, isSnapshot: false };
    } catch (error) {
      if (error instanceof GatewayError && error.providerCode === SNAPSHOT)
        return { openId: '', unionId: null, isSnapshot: true };
      throw error;
    }
  }

  async phoneOf(code: string): Promise<string> {
    const { phone, countryCode } = await refusing(this.wechat.mini.phoneNumber(code));
    if (countryCode !== MAINLAND) throw new PersonRefused('number-invalid', `COUNTRY_${countryCode}`);
    return phone;
  }

  private get officialAccount(): OfficialAccount {
    return this.wechat.officialAccount ?? unavailable<OfficialAccount>('wechat-oa');
  }
}

async function refusing<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const reason = error instanceof GatewayError ? REFUSALS[error.providerCode] : undefined;
    throw reason && error instanceof GatewayError ? new PersonRefused(reason, error.providerCode) : error;
  }
}
