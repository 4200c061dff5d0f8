import { z } from '@yimai/shared/kernel/zod';
import { HttpClient, type HttpClientOptions } from '../../platform/http-client/index.js';
import { jsonObject, shaped } from '../answers.js';
import { GatewayError } from '../ports.js';
import { MemoryTokenStore, TokenCache, type CachedToken, type TokenStore } from '../token-cache.js';

/** How calls travel; the bases come from {@link DouyinAppConfig}. */
export type HttpTuning = Omit<HttpClientOptions, 'provider' | 'baseUrl'>;

export interface DouyinAppConfig {
  appId: string;
  appSecret: string;
  /** Current OpenAPI, `https://open.douyin.com` in production. */
  openBaseUrl: string;
  /** Login, token and text check, `https://developer.toutiao.com` in production. */
  legacyBaseUrl: string;
}

export interface GatewayDeps {
  /** Wall clock in ms. */
  now: () => number;
  http?: HttpTuning;
  /** Where processes share tokens. Default: this process alone. */
  tokens?: TokenStore;
}

const PROVIDER = 'douyin';
/** Codes of an expired or unknown token, in the dialects of the OpenAPI. */
const TOKEN_ERRORS = new Set([28001003, 28001008, 2190002, 2190008, 11002, 40020]);
/** Codes after which nobody knows what happened: system busy, internal error. */
const UNKNOWN_ERRORS = new Set([-1, 13000, 2100004, 2191000]);
/** Refused before anything was done; the same call may be repeated later. */
const BUSY_ERRORS = new Set([12001]);

const envelopeSchema = z.object({
  err_no: z.number(),
  err_msg: z.string().optional(),
  err_tips: z.string().optional(),
  log_id: z.string().optional(),
  data: z.unknown().optional(),
  /** The check of pictures answers beside `data`, not in it. */
  predicts: z.unknown().optional(),
});
const clientTokenSchema = z.object({
  message: z.string(),
  data: z.object({
    access_token: z.string().optional(),
    expires_in: z.number().optional(),
    error_code: z.number().optional(),
    description: z.string().optional(),
  }),
});
const miniTokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number() });

export interface OpenApiCall {
  operation: string;
  path: string;
  body: Record<string, unknown>;
  /** It reads, or carries a number of ours that Douyin keeps unique. */
  safeToRepeat: boolean;
}

/** Talks to both hosts of the mini-program platform and keeps their tokens. */
export class DouyinOpenApi {
  private readonly open: HttpClient;
  private readonly legacy: HttpClient;
  private readonly tokens: TokenCache;

  constructor(
    readonly config: DouyinAppConfig,
    readonly deps: GatewayDeps,
  ) {
    this.open = new HttpClient({ ...deps.http, provider: PROVIDER, baseUrl: config.openBaseUrl });
    this.legacy = new HttpClient({ ...deps.http, provider: PROVIDER, baseUrl: config.legacyBaseUrl });
    this.tokens = new TokenCache(deps.tokens ?? new MemoryTokenStore(), deps.now);
  }

  /** A call of `open.douyin.com/api/…`; a refused token is renewed and the call repeated once. Returns `data`. */
  async call(call: OpenApiCall): Promise<unknown> {
    const [key, fetchToken] = [`douyin/client/${this.config.appId}`, () => this.fetchClientToken()];
    const token = await this.tokens.get(key, fetchToken);
    const first = await this.exchange(call, token);
    if (!TOKEN_ERRORS.has(first.errNo)) return readData(first);
    return readData(await this.exchange(call, await this.tokens.replace(key, token, fetchToken)));
  }

  private async exchange(call: OpenApiCall, token: string): Promise<Answer> {
    const response = await this.open.send({
      operation: call.operation,
      method: 'POST',
      path: call.path,
      headers: { 'content-type': 'application/json', 'access-token': token },
      body: JSON.stringify(call.body),
      safeToRepeat: call.safeToRepeat,
    });
    return readEnvelope(response.body);
  }

  /** A call of `developer.toutiao.com` that identifies us by secret in the body. Returns `data`. */
  async callWithSecret(call: Omit<OpenApiCall, 'safeToRepeat'>): Promise<unknown> {
    const { appId: appid, appSecret: secret } = this.config;
    const response = await this.legacy.send({
      operation: call.operation,
      method: 'POST',
      path: call.path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ appid, secret, ...call.body }),
    });
    return readData(readEnvelope(response.body));
  }

  /** A call of `developer.toutiao.com` with the mini-program token in `X-Token`. `isTokenError` looks at the answer. */
  async callWithMiniToken(
    call: Omit<OpenApiCall, 'safeToRepeat'>,
    isTokenError: (answer: Record<string, unknown>) => boolean,
  ): Promise<Record<string, unknown>> {
    const [key, fetchToken] = [`douyin/mini/${this.config.appId}`, () => this.fetchMiniToken()];
    const token = await this.tokens.get(key, fetchToken);
    const first = await this.exchangeWithMiniToken(call, token);
    if (!isTokenError(first)) return first;
    return this.exchangeWithMiniToken(call, await this.tokens.replace(key, token, fetchToken));
  }

  private async exchangeWithMiniToken(
    call: Omit<OpenApiCall, 'safeToRepeat'>,
    token: string,
  ): Promise<Record<string, unknown>> {
    const response = await this.legacy.send({
      operation: call.operation,
      method: 'POST',
      path: call.path,
      headers: { 'content-type': 'application/json', 'X-Token': token },
      body: JSON.stringify(call.body),
      safeToRepeat: true,
    });
    return jsonObject(PROVIDER, response.body);
  }

  /** A call of `developer.toutiao.com` with the mini-program token in the body. Returns `data`. */
  async callWithTokenInBody(call: OpenApiCall): Promise<unknown> {
    const [key, fetchToken] = [`douyin/mini/${this.config.appId}`, () => this.fetchMiniToken()];
    const send = async (token: string): Promise<Answer> => {
      const response = await this.legacy.send({
        operation: call.operation,
        method: 'POST',
        path: call.path,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ access_token: token, app_id: this.config.appId, ...call.body }),
        safeToRepeat: call.safeToRepeat,
      });
      return readEnvelope(response.body);
    };
    const token = await this.tokens.get(key, fetchToken);
    const first = await send(token);
    if (!TOKEN_ERRORS.has(first.errNo)) return readData(first);
    return readData(await send(await this.tokens.replace(key, token, fetchToken)));
  }

  private async fetchClientToken(): Promise<CachedToken> {
    const { appId, appSecret } = this.config;
    const response = await this.open.send({
      operation: 'client_token',
      method: 'POST',
      path: '/oauth/client_token/',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_key: appId, client_secret: appSecret, grant_type: 'client_credential' }),
      safeToRepeat: true,
    });
    const answer = clientTokenSchema.safeParse(jsonObject(PROVIDER, response.body));
    const data = answer.data?.data;
    if (!data?.access_token || !data.expires_in) {
      throw new GatewayError(
        'unavailable',
        PROVIDER,
        String(data?.error_code ?? 'NO_TOKEN'),
        data?.description || 'no client_token',
      );
    }
    return { value: data.access_token, expiresAt: this.deps.now() + data.expires_in * 1000 };
  }

  private async fetchMiniToken(): Promise<CachedToken> {
    const data = await this.callWithSecret({
      operation: 'token',
      path: '/api/apps/v2/token',
      body: { grant_type: 'client_credential' },
    });
    const { access_token: token, expires_in: seconds } = shaped(PROVIDER, miniTokenSchema, data);
    return { value: token, expiresAt: this.deps.now() + seconds * 1000 };
  }
}

interface Answer {
  errNo: number;
  message: string;
  data: unknown;
}

function readEnvelope(body: Buffer): Answer {
  const answer = shaped(PROVIDER, envelopeSchema, jsonObject(PROVIDER, body));
  const { err_no: errNo, err_msg: message, err_tips: tips, log_id: logId, predicts } = answer;
  const data = answer.data ?? (predicts === undefined ? undefined : { predicts });
  return { errNo, message: `${message || tips || 'refused'}${logId ? ` log ${logId}` : ''}`, data };
}

function readData(answer: Answer): unknown {
  const { errNo } = answer;
  if (errNo === 0) return answer.data;
  const failure = UNKNOWN_ERRORS.has(errNo)
    ? 'unknown'
    : TOKEN_ERRORS.has(errNo) || BUSY_ERRORS.has(errNo)
      ? 'unavailable'
      : 'rejected';
  throw new GatewayError(failure, PROVIDER, String(errNo), answer.message);
}
