import {
  DOUYIN_PEOPLE,
  PersonRefused,
  SMS_SENDER,
  WECHAT_PEOPLE,
  type DouyinPeople,
  type PlatformPerson,
  type SmsSender,
  type WechatPeople,
} from '../../src/gateways/people-ports.js';

/**
 * Platforms as the login sees them. Codes are issued by the test, work once, and can be forgotten as if they had
 * expired. Stands in for the gateways; what a platform really sends is held by the gateways' own contract specs.
 */
export class FakePeople {
  private readonly codes = new Map<string, unknown>();
  private counter = 0;
  /** What was sent by SMS, newest last. */
  readonly messages: { phone: string; code: string }[] = [];
  /** Set to make the next SMS fail. */
  smsFailure: Error | null = null;

  readonly wechat: WechatPeople = {
    ofMiniCode: async (code) => this.redeem<PlatformPerson>(code),
    authorizeUrl: ({ redirectUri, state }) =>
      `https://open.example/authorize?redirect_uri=${encodeURIComponent(redirectUri)}&state=${state}`,
    ofOauthCode: async (code) => ({
      isSnapshot: false,
      ...this.redeem<PlatformPerson & { isSnapshot?: boolean }>(code),
    }),
    phoneOf: async (code) => this.redeem<string>(code),
  };

  readonly douyin: DouyinPeople = {
    ofCodes: async ({ code }) => ({
      anonymousOpenId: null,
      ...this.redeem<PlatformPerson & { anonymousOpenId?: string }>(code),
    }),
    phoneOf: async (code) => this.redeem<string>(code),
  };

  readonly sms: SmsSender = {
    sendCode: async ({ phone, code }) => {
      const failure = this.smsFailure;
      this.smsFailure = null;
      if (failure) throw failure;
      this.messages.push({ phone, code });
    },
  };

  /** A code that will be answered with `answer`, or refused when it is an error. */
  code(answer: unknown): string {
    const code = `code-${(this.counter += 1)}`;
    this.codes.set(code, answer);
    return code;
  }

  expire(code: string): void {
    this.codes.delete(code);
  }

  /** The last code sent to a phone. */
  lastSms(phone: string): string {
    const message = this.messages.filter((sent) => sent.phone === phone).at(-1);
    if (!message) throw new Error(`nothing was sent to ${phone}`);
    return message.code;
  }

  /** For `createTestModule`. */
  overrides(): { token: symbol; value: unknown }[] {
    return [
      { token: WECHAT_PEOPLE, value: this.wechat },
      { token: DOUYIN_PEOPLE, value: this.douyin },
      { token: SMS_SENDER, value: this.sms },
    ];
  }

  private redeem<T>(code: string): T {
    if (!this.codes.has(code)) throw new PersonRefused('code-invalid', '40029');
    const answer = this.codes.get(code);
    this.codes.delete(code);
    if (answer instanceof Error) throw answer;
    return answer as T;
  }
}
