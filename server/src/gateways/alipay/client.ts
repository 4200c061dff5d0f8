import { z } from '@yimai/shared/kernel/zod';
import { HttpClient, type HttpClientOptions } from '../../platform/http-client/index.js';
import { parseJson, shaped } from '../answers.js';
import { GatewayError } from '../ports.js';
import { readCertificates, type AlipayCertificates } from './certificates.js';
import {
  alipayTime,
  rawMember,
  signingText,
  signRsa2,
  verifyNotification,
  verifyRsa2,
  type AlipayParams,
} from './signing.js';

export interface AlipayConfig {
  appId: string;
  /** The merchant's account, 2088…; compared with what notifications name. */
  sellerId: string;
  appPrivateKeyPem: string;
  /** `https://openapi.alipay.com/gateway.do` in production. */
  gatewayUrl: string;
  /** Certificate mode is what production needs for payouts; a plain key is enough to be paid. */
  trust: { publicKeyPem: string } | { certificates: AlipayCertificates };
  /** Default 26 hours: Alipay retries for 25. */
  notificationMaxAgeMs?: number;
  /** Scene and report of commission payouts, when the merchant's contract asks for them. */
  transferScene?: { name: string; report: { type: string; content: string }[] };
}

export interface GatewayDeps {
  /** Wall clock in ms. */
  now: () => number;
  http?: Omit<HttpClientOptions, 'provider' | 'baseUrl'>;
}

export interface AlipayCall {
  method: string;
  biz: Record<string, unknown>;
  notifyUrl?: string;
}

/** A verified answer: the member `<method>_response`. */
export type AlipayAnswer = Record<string, unknown> & { code: string };

export const PROVIDER = 'alipay';
const DEFAULT_MAX_AGE_MS = 26 * 3_600_000;

const answerSchema = z.looseObject({
  code: z.string(),
  msg: z.string().optional(),
  sub_code: z.string().optional(),
  sub_msg: z.string().optional(),
});

/** Our set-up or pace is at fault: nothing happened, and the same call may succeed later. */
const OURS_TO_FIX = new Set([
  'isv.invalid-signature',
  'isv.invalid-app-id',
  'isv.invalid-timestamp',
  'isv.insufficient-isv-permissions',
  'isv.app-call-limited',
  'isv.method-call-limited',
]);

/** What verifies Alipay's words, and what tells it which certificates are ours. */
interface Trust {
  publicKeyPem: string;
  certificateParams: Record<string, string>;
}

function trustOf(trust: AlipayConfig['trust']): Trust {
  if ('publicKeyPem' in trust) return { publicKeyPem: trust.publicKeyPem, certificateParams: {} };
  const identity = readCertificates(trust.certificates);
  return {
    publicKeyPem: identity.alipayPublicKeyPem,
    certificateParams: {
      app_cert_sn: identity.appCertSn,
      alipay_root_cert_sn: identity.alipayRootCertSn,
    },
  };
}

/** Signs requests, verifies answers and notifications. One per app; payments and payouts share it. */
export class AlipayClient {
  private readonly http: HttpClient;
  private readonly path: string;
  private known: Trust | undefined;

  constructor(
    readonly config: AlipayConfig,
    readonly deps: GatewayDeps,
  ) {
    const url = new URL(config.gatewayUrl);
    this.path = url.pathname;
    this.http = new HttpClient({ ...deps.http, provider: PROVIDER, baseUrl: url.origin });
  }

  /** Read when it is first needed. */
  private get trust(): Trust {
    this.known ??= trustOf(this.config.trust);
    return this.known;
  }

  /** Where a browser goes to pay: the whole signed request in the address. Nothing is sent from here. */
  pageUrl(call: AlipayCall & { returnUrl?: string }): string {
    const params = this.signed({
      ...this.commonParams(call),
      return_url: call.returnUrl,
      biz_content: JSON.stringify(call.biz),
    });
    return `${this.config.gatewayUrl}?${new URLSearchParams(params).toString()}`;
  }

  /**
   * A call from server to server. Every method we use carries a number of ours that Alipay keeps unique, so it may be
   * repeated. Throws `rejected` with the sub_code when Alipay refused, `unknown` when it does not say.
   */
  async call(call: AlipayCall): Promise<AlipayAnswer> {
    const { biz_content: bizContent = '', ...common } = this.signed({
      ...this.commonParams(call),
      biz_content: JSON.stringify(call.biz),
    });
    const response = await this.http.send({
      operation: call.method,
      method: 'POST',
      path: `${this.path}?${new URLSearchParams(common).toString()}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      body: new URLSearchParams({ biz_content: bizContent }).toString(),
      safeToRepeat: true,
    });
    const answer = this.verified(call.method, response.body.toString('utf8'));
    if (answer.code !== '10000') throw refusalOf(answer);
    return answer;
  }

  /** Verifies signature, app and age of a notification and returns its parameters. Throws `forged` otherwise. */
  openNotification(rawBody: Buffer): Record<string, string> {
    const params = Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
    if (!verifyNotification(this.trust.publicKeyPem, params))
      throw forged('SIGNATURE', 'the signature does not fit');
    if (params.app_id !== this.config.appId) throw forged('APP', 'meant for another app');
    const sentAtMs = sentAt(params);
    const { notificationMaxAgeMs: maxAgeMs = DEFAULT_MAX_AGE_MS } = this.config;
    if (sentAtMs === undefined || Math.abs(this.deps.now() - sentAtMs) > maxAgeMs)
      throw forged('STALE', 'too old or from the future');
    if (!params.notify_id) throw forged('EVENT', 'no notify_id');
    return params;
  }

  private commonParams(call: AlipayCall): AlipayParams {
    return {
      app_id: this.config.appId,
      method: call.method,
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: alipayTime(new Date(this.deps.now())),
      version: '1.0',
      notify_url: call.notifyUrl,
      ...this.trust.certificateParams,
    };
  }

  private signed(params: AlipayParams): Record<string, string> {
    const present = Object.entries(params).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    );
    return {
      ...Object.fromEntries(present),
      sign: signRsa2(this.config.appPrivateKeyPem, signingText(params)),
    };
  }

  /** An answer whose signature does not fit tells us nothing: the call may well have been carried out. */
  private verified(method: string, body: string): AlipayAnswer {
    const members = shaped(PROVIDER, z.record(z.string(), z.unknown()), parseJson(body));
    const name = [`${method.replaceAll('.', '_')}_response`, 'error_response'].find(
      (candidate) => candidate in members,
    );
    const text = name && rawMember(body, name);
    if (!name || text === undefined)
      throw new GatewayError('unknown', PROVIDER, 'NO_RESPONSE', 'the answer has no response member');
    const answer = shaped(PROVIDER, answerSchema, parseJson(text));
    if (typeof members.sign === 'string' && verifyRsa2(this.trust.publicKeyPem, text, members.sign))
      return answer;
    // The gateway cannot sign for an app it does not recognise. Such a refusal did nothing, and we treat it as such.
    if (members.sign === undefined && OURS_TO_FIX.has(answer.sub_code ?? '')) return answer;
    throw new GatewayError('unknown', PROVIDER, 'SIGNATURE', 'the signature of the answer does not fit');
  }
}

export function forged(code: string, message: string): GatewayError {
  return new GatewayError('forged', PROVIDER, code, message);
}

/** Payment notices carry a Shanghai time, service messages milliseconds. */
function sentAt(params: Record<string, string>): number | undefined {
  if (/^\d{13}$/.test(params.utc_timestamp ?? '')) return Number(params.utc_timestamp);
  const at = Date.parse(`${(params.notify_time ?? '').replace(' ', 'T')}+08:00`);
  return Number.isNaN(at) ? undefined : at;
}

function refusalOf(answer: z.infer<typeof answerSchema>): GatewayError {
  const code = answer.sub_code ?? answer.code;
  const message = answer.sub_msg ?? answer.msg ?? 'refused';
  const undecided =
    answer.code === '20000' ||
    code.endsWith('SYSTEM_ERROR') ||
    code.startsWith('isp.') ||
    code.startsWith('aop.');
  const failure = undecided ? 'unknown' : OURS_TO_FIX.has(code) ? 'unavailable' : 'rejected';
  return new GatewayError(failure, PROVIDER, code, message);
}
