/**
 * What business code knows about how platforms tell people apart, in our words. Implemented beside the gateways'
 * clients; injected by the tokens below.
 */

/** Why a platform did not say who somebody is. Anything else surfaces as GatewayError `unknown` or `unavailable`. */
export type PersonRefusal = 'code-invalid' | 'high-risk' | 'too-frequent' | 'number-invalid';

export class PersonRefused extends Error {
  constructor(
    readonly reason: PersonRefusal,
    readonly providerCode: string,
  ) {
    super(`the platform refused: ${reason} (${providerCode})`);
    this.name = 'PersonRefused';
  }
}

/** A person as one app of a platform knows them. */
export interface PlatformPerson {
  openId: string;
  /** Null while the app is not bound to the open platform, or before the person authorised it. */
  unionId: string | null;
}

export interface WechatPeople {
  /** Spends a code of wx.login. */
  ofMiniCode(code: string): Promise<PlatformPerson>;
  /** Where to send a browser inside WeChat; it comes back to `redirectUri` with `code` and `state`. */
  authorizeUrl(target: { redirectUri: string; state: string }): string;
  /** Spends a code of the official account's OAuth. A snapshot is a placeholder identity, not a person. */
  ofOauthCode(code: string): Promise<PlatformPerson & { isSnapshot: boolean }>;
  /** Spends a code of getPhoneNumber; a mainland number, 11 digits. */
  phoneOf(code: string): Promise<string>;
}

export interface DouyinPeople {
  /** Spends the codes of tt.login. `openId` is empty when the person is not logged in to Douyin. */
  ofCodes(codes: {
    code: string;
    anonymousCode?: string;
  }): Promise<PlatformPerson & { anonymousOpenId: string | null }>;
  /** Spends a code of bindgetphonenumber; a mainland number, 11 digits. */
  phoneOf(code: string): Promise<string>;
}

export interface SmsSender {
  /** Sends the code by SMS. `outId` is ours, for the receipt. */
  sendCode(message: { phone: string; code: string; outId: string }): Promise<void>;
}

export const WECHAT_PEOPLE = Symbol('WechatPeople');
export const DOUYIN_PEOPLE = Symbol('DouyinPeople');
export const SMS_SENDER = Symbol('SmsSender');
