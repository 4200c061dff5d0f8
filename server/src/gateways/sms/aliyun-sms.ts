import { randomUUID } from 'node:crypto';
import { z } from '@yimai/shared/kernel/zod';
import { HttpClient, type HttpClientOptions } from '../../platform/http-client/index.js';
import { jsonObject, shaped } from '../answers.js';
import { PersonRefused, type PersonRefusal, type SmsSender } from '../people-ports.js';
import { GatewayError } from '../ports.js';
import { acs3Authorization, acs3BodyHash, canonicalQuery } from './aliyun-signature.js';

export interface AliyunSmsConfig {
  accessKeyId: string;
  accessKeySecret: string;
  /** `https://dysmsapi.aliyuncs.com` in production. */
  endpoint: string;
  signName: string;
  /** Template with one variable, `code`. */
  loginTemplateCode: string;
}

export interface SmsMessage {
  /** Mainland number, 11 digits. */
  phone: string;
  templateCode: string;
  params: Record<string, string>;
  /** Our number, handed back in receipts. */
  outId?: string;
}

/** Frequency limit of one phone reached. */
export const SMS_LIMITED = 'isv.BUSINESS_LIMIT_CONTROL';

const NUMBER_ILLEGAL = 'isv.MOBILE_NUMBER_ILLEGAL';
/** Refusals a person can do something about. */
const REFUSALS: Readonly<Record<string, PersonRefusal>> = {
  [SMS_LIMITED]: 'too-frequent',
  [NUMBER_ILLEGAL]: 'number-invalid',
};

const PROVIDER = 'sms';
const VERSION = '2017-05-25';
const answerSchema = z.object({
  Code: z.string(),
  Message: z.string().nullish(),
  BizId: z.string().nullish(),
});
/** Our set-up, our balance or our pace: the message was not sent, and no other person can help it. */
const OURS_TO_FIX =
  /^(isp\.RAM_PERMISSION_DENY|isv\.AMOUNT_NOT_ENOUGH|isv\.ACCOUNT_|InvalidAccessKeyId|SignatureDoesNotMatch|SignatureNonceUsed|InvalidTimeStamp|Throttling|Forbidden)/;

/** Aliyun SendSms, signed with ACS3-HMAC-SHA256. */
export class AliyunSms implements SmsSender {
  private readonly http: HttpClient;
  private readonly host: string;

  constructor(
    private readonly config: AliyunSmsConfig,
    private readonly deps: { now: () => number; http?: Omit<HttpClientOptions, 'provider' | 'baseUrl'> },
  ) {
    const endpoint = new URL(config.endpoint);
    this.host = endpoint.host;
    this.http = new HttpClient({
      errorCodeOf: codeOf,
      ...deps.http,
      provider: PROVIDER,
      baseUrl: endpoint.origin,
    });
  }

  /** Throws `PersonRefused` when another number, or patience, would help. */
  async sendCode(message: { phone: string; code: string; outId: string }): Promise<void> {
    const { phone, code, outId } = message;
    try {
      await this.send({ phone, outId, templateCode: this.config.loginTemplateCode, params: { code } });
    } catch (error) {
      const reason = error instanceof GatewayError ? REFUSALS[error.providerCode] : undefined;
      throw reason && error instanceof GatewayError ? new PersonRefused(reason, error.providerCode) : error;
    }
  }

  /**
   * Sends one message and returns the provider's number for it. `rejected` with {@link SMS_LIMITED} means the phone got
   * too many; `unknown` may have been sent, so only the person decides to ask for another.
   */
  async send(message: SmsMessage): Promise<{ providerNo: string }> {
    const query: Record<string, string> = {
      PhoneNumbers: message.phone,
      SignName: this.config.signName,
      TemplateCode: message.templateCode,
      TemplateParam: JSON.stringify(message.params),
      ...(message.outId ? { OutId: message.outId } : {}),
    };
    const response = await this.http.send({
      operation: 'SendSms',
      method: 'POST',
      path: `/?${canonicalQuery(query)}`,
      headers: () => this.signedHeaders(query),
      // Sending twice disturbs a person and spends the limit: never repeated by itself.
      safeToRepeat: false,
    });
    const answer = shaped(PROVIDER, answerSchema, jsonObject(PROVIDER, response.body));
    if (answer.Code === 'OK') return { providerNo: answer.BizId ?? '' };
    const failure =
      answer.Code === 'isp.SYSTEM_ERROR'
        ? 'unknown'
        : OURS_TO_FIX.test(answer.Code)
          ? 'unavailable'
          : 'rejected';
    throw new GatewayError(failure, PROVIDER, answer.Code, answer.Message ?? 'refused');
  }

  /** Made for every attempt, so that time and nonce are fresh. `host` is set by the transport but signed here. */
  private signedHeaders(query: Record<string, string>): Record<string, string> {
    const headers = {
      host: this.host,
      'x-acs-action': 'SendSms',
      'x-acs-content-sha256': acs3BodyHash(''),
      'x-acs-date': new Date(this.deps.now()).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      'x-acs-signature-nonce': randomUUID(),
      'x-acs-version': VERSION,
    };
    const authorization = acs3Authorization(this.config, { method: 'POST', query, headers, body: '' });
    const { host: _host, ...sent } = headers;
    return { ...sent, authorization };
  }
}

function codeOf(body: Buffer): string | undefined {
  try {
    const { Code: code } = JSON.parse(body.toString('utf8')) as { Code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined; // an error page without a code: the status names the failure
  }
}
