import { z } from '@yimai/shared/kernel/zod';
import { HttpClient, type HttpClientOptions } from '../../platform/http-client/index.js';
import { jsonObject, shaped } from '../answers.js';
import { GatewayError } from '../ports.js';
import { MemoryTokenStore, TokenCache, type CachedToken, type TokenStore } from '../token-cache.js';
import { API_VERSION, paramJson, signRequest } from './signing.js';

export interface DoudianConfig {
  appKey: string;
  appSecret: string;
  shopId: string;
  /** `https://openapi-fxg.jinritemai.com` in production. */
  baseUrl: string;
}

export interface DoudianDeps {
  /** Wall clock in ms; requests carry it. */
  now: () => number;
  http?: Omit<HttpClientOptions, 'provider' | 'baseUrl'>;
  /** Where processes share tokens. Default: this process alone. */
  tokens?: TokenStore;
}

export const PROVIDER = 'doudian';
const OK = 10000;
/** Their failure: nobody knows what happened. */
const SYSTEM_ERROR = 20000;
/** Absent, expired or foreign access token. */
const TOKEN_CODES = new Set([30001, 30002, 30005]);
/** Everything about app, token and permission begins with 3. */
const isAuthorization = (code: number): boolean => code >= 30000 && code < 40000;

const envelopeSchema = z.object({
  code: z.number(),
  msg: z.string().optional(),
  sub_code: z.string().optional(),
  sub_msg: z.string().optional(),
  log_id: z.string().optional(),
  data: z.unknown().optional(),
});
const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().min(1),
});

type Answer = z.output<typeof envelopeSchema>;

/**
 * Signed calls of one shop. All of them read, so all of them may be repeated. Phone and address of a buyer come
 * encrypted and stay so: nothing here asks to decrypt them.
 */
export class DoudianOpenApi {
  private readonly http: HttpClient;
  private readonly tokens: TokenCache;
  private refreshToken: string | null = null;

  constructor(
    private readonly config: DoudianConfig,
    private readonly deps: DoudianDeps,
  ) {
    this.http = new HttpClient({ ...deps.http, provider: PROVIDER, baseUrl: config.baseUrl });
    this.tokens = new TokenCache(deps.tokens ?? new MemoryTokenStore(), deps.now);
  }

  /** A call like `order.searchList`; a refused token is renewed and the call repeated once. Returns `data`. */
  async call(method: string, params: Record<string, unknown>): Promise<unknown> {
    const [key, fetchToken] = [`doudian/${this.config.shopId}`, () => this.fetchToken()];
    const token = await this.tokens.get(key, fetchToken);
    const first = await this.exchange(method, params, token);
    if (!isTokenRefusal(first)) return readData(first);
    return readData(await this.exchange(method, params, await this.tokens.replace(key, token, fetchToken)));
  }

  private async exchange(
    method: string,
    params: Record<string, unknown>,
    token: string | null,
  ): Promise<Answer> {
    const { appKey, appSecret } = this.config;
    const body = paramJson(params);
    const timestamp = String(Math.floor(this.deps.now() / 1000));
    const query = new URLSearchParams({
      app_key: appKey,
      method,
      ...(token === null ? {} : { access_token: token }),
      timestamp,
      v: API_VERSION,
      sign: signRequest(appSecret, { appKey, method, paramJson: body, timestamp }),
      sign_method: 'hmac-sha256',
    });
    const response = await this.http.send({
      operation: method,
      method: 'POST',
      path: `/${method.replace('.', '/')}?${query.toString()}`,
      headers: { 'content-type': 'application/json' },
      body,
      safeToRepeat: true,
    });
    return shaped(PROVIDER, envelopeSchema, jsonObject(PROVIDER, response.body));
  }

  /** A shop's own app needs no code of a person: `authorization_self`. */
  private async fetchToken(): Promise<CachedToken> {
    const data = (await this.refreshed()) ?? (await this.created());
    const token = shaped(PROVIDER, tokenSchema, data);
    this.refreshToken = token.refresh_token;
    return { value: token.access_token, expiresAt: this.deps.now() + token.expires_in * 1000 };
  }

  private async created(): Promise<unknown> {
    const { shopId } = this.config;
    const params = { code: '', grant_type: 'authorization_self', shop_id: shopId };
    return readData(await this.exchange('token.create', params, null));
  }

  /** Null: there is nothing to refresh, or it is too old; a new token is made then. */
  private async refreshed(): Promise<unknown> {
    if (this.refreshToken === null) return null;
    const params = { grant_type: 'refresh_token', refresh_token: this.refreshToken };
    const answer = await this.exchange('token.refresh', params, null);
    this.refreshToken = null;
    return answer.code === OK ? answer.data : null;
  }
}

function isTokenRefusal({ code, sub_code: subCode }: Answer): boolean {
  return TOKEN_CODES.has(code) || (isAuthorization(code) && (subCode ?? '').includes('access-token'));
}

function readData(answer: Answer): unknown {
  const { code, sub_code: subCode = '' } = answer;
  if (code === OK) return answer.data;
  const failure =
    code === SYSTEM_ERROR || subCode.startsWith('isp.')
      ? 'unknown'
      : isAuthorization(code)
        ? 'unavailable'
        : 'rejected';
  const message = answer.sub_msg || answer.msg || 'refused';
  const log = answer.log_id ? ` log ${answer.log_id}` : '';
  throw new GatewayError(
    failure,
    PROVIDER,
    subCode ? `${code} ${subCode}` : String(code),
    `${message}${log}`,
  );
}
