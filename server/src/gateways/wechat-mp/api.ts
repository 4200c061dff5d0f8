import { z } from '@yimai/shared/kernel/zod';
import { HttpClient, type OutboundResponse } from '../../platform/http-client/index.js';
import { GatewayError } from '../ports.js';
import { MemoryTokenStore, TokenCache, type CachedToken } from '../token-cache.js';
import type { WeChatApp, WeChatMpDeps } from './config.js';
import { failureOf, isTokenError } from './errors.js';

export const PROVIDER = 'wechat';

export interface WeChatCall {
  operation: string;
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: object;
  /** See HttpClient: reads, and writes that the platform recognises as the same. */
  safeToRepeat: boolean;
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Calls to api.weixin.qq.com: an errcode other than 0 becomes a `GatewayError`, whatever the HTTP status. */
export class WeChatApi {
  private readonly http: HttpClient;
  readonly cache: TokenCache;

  constructor(private readonly deps: WeChatMpDeps) {
    this.http = new HttpClient({ ...deps.http, provider: PROVIDER, baseUrl: deps.config.baseUrl });
    this.cache = new TokenCache(deps.tokens ?? new MemoryTokenStore(), deps.now);
  }

  /** A call that carries its own credentials. Returns the JSON. */
  async call(call: WeChatCall): Promise<unknown> {
    return readJson(call.operation, await this.send(call));
  }

  /** A call on behalf of an app: adds its access_token; refreshed and repeated once when the platform refuses the token. */
  async callAs(app: WeChatApp, call: WeChatCall): Promise<unknown> {
    return readJson(call.operation, await this.sendAs(app, call));
  }

  /** As callAs, for answers that are a file when all went well. */
  async fileAs(app: WeChatApp, call: WeChatCall): Promise<{ bytes: Buffer; contentType: string }> {
    const response = await this.sendAs(app, call);
    const contentType = response.headers['content-type'] ?? '';
    if (contentType.startsWith('image/')) return { bytes: response.body, contentType };
    readJson(call.operation, response);
    throw new GatewayError(
      'unknown',
      PROVIDER,
      'MALFORMED',
      `${call.operation} answered neither an image nor an error`,
    );
  }

  private async sendAs(app: WeChatApp, call: WeChatCall): Promise<OutboundResponse> {
    const key = `wechat:access-token:${app.appId}`;
    const fetchToken = (): Promise<CachedToken> => this.fetchToken(app);
    const withToken = (token: string): Promise<OutboundResponse> =>
      this.send({ ...call, query: { access_token: token, ...call.query } });
    const token = await this.cache.get(key, fetchToken);
    const response = await withToken(token);
    const errcode = errcodeOf(response);
    if (errcode === undefined || !isTokenError(errcode)) return response;
    // Refused at the door, so nothing happened: repeating is safe even for writes.
    return withToken(await this.cache.replace(key, token, fetchToken));
  }

  /** The stable token: asking again returns the same one, so several processes do not invalidate each other's. */
  private async fetchToken(app: WeChatApp): Promise<CachedToken> {
    const body = {
      grant_type: 'client_credential',
      appid: app.appId,
      secret: app.appSecret,
      force_refresh: false,
    };
    const path = '/cgi-bin/stable_token';
    const answer = await this.call({
      operation: 'stable-token',
      method: 'POST',
      path,
      body,
      safeToRepeat: true,
    });
    const token = parse(tokenSchema, answer, 'stable-token');
    return { value: token.access_token, expiresAt: this.deps.now() + token.expires_in * 1000 };
  }

  private send(call: WeChatCall): Promise<OutboundResponse> {
    const query =
      call.query && Object.keys(call.query).length > 0
        ? `?${new URLSearchParams(call.query).toString()}`
        : '';
    return this.http.send({
      operation: call.operation,
      method: call.method,
      path: `${call.path}${query}`,
      headers: { accept: '*/*', ...(call.body && { 'content-type': 'application/json' }) },
      body: call.body && JSON.stringify(call.body),
      safeToRepeat: call.safeToRepeat,
    });
  }
}

/** Reads an answer by schema. */
export function parse<T>(schema: z.ZodType<T>, answer: unknown, operation: string): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.') ?? '';
  throw new GatewayError('unknown', PROVIDER, 'MALFORMED', `${operation}: unexpected answer at ${where}`);
}

const errorSchema = z.object({ errcode: z.number().optional(), errmsg: z.string().optional() });

function bodyOf(response: OutboundResponse): unknown {
  try {
    return JSON.parse(response.body.toString('utf8'));
  } catch {
    // An image, or a proxy's page; the callers tell them apart.
    return undefined;
  }
}

function errcodeOf(response: OutboundResponse): number | undefined {
  if (response.headers['content-type']?.startsWith('image/')) return undefined;
  return errorSchema.safeParse(bodyOf(response)).data?.errcode;
}

function readJson(operation: string, response: OutboundResponse): unknown {
  const body = bodyOf(response);
  const error = errorSchema.safeParse(body).data;
  if (response.status !== 200 || !error) {
    throw new GatewayError('unknown', PROVIDER, `HTTP_${response.status}`, `${operation}: no JSON answer`);
  }
  const errcode = error.errcode ?? 0;
  if (errcode !== 0)
    throw new GatewayError(
      failureOf(errcode),
      PROVIDER,
      String(errcode),
      `${operation}: ${error.errmsg ?? ''}`,
    );
  return body;
}
