import { HttpClient, type OutboundResponse } from '../../platform/http-client/index.js';
import { GatewayError, type GatewayFailure } from '../ports.js';
import type { WeChatPayDeps } from './config.js';
import { Signer } from './signer.js';
import { Verifier } from './verifier.js';

export const PROVIDER = 'wechat-pay';

export interface ApiCall {
  operation: string;
  method: 'GET' | 'POST';
  /** With query; dynamic parts already encoded. */
  path: string;
  body?: object;
}

/** Signed calls to APIv3. Every call of ours carries our own number or only reads, so all are safe to repeat. */
export class WeChatPayApi {
  readonly signer: Signer;
  readonly verifier: Verifier;
  private readonly http: HttpClient;

  constructor(private readonly deps: WeChatPayDeps) {
    const { config, now, http } = deps;
    this.signer = new Signer(config, now);
    this.verifier = new Verifier(config.platformKeys, now);
    const { baseUrl, fallbackBaseUrl } = config;
    this.http = new HttpClient({
      ...http,
      provider: PROVIDER,
      baseUrl,
      fallbackBaseUrl,
      errorCodeOf: (body) => errorOf(body).code,
    });
  }

  /** Returns the verified JSON body; undefined for an empty one (204). Throws `GatewayError`. */
  async call(call: ApiCall): Promise<unknown> {
    const response = await this.send(call);
    this.refuse(call, response);
    const problem = this.verifier.problemOf(response.headers, response.body);
    // It may well have happened; we only cannot trust what we were told about it.
    if (problem)
      throw new GatewayError(
        'unknown',
        PROVIDER,
        problem,
        `the answer to ${call.operation} is not properly signed`,
      );
    if (response.body.length === 0) return undefined;
    return parseJson(response.body);
  }

  /** For downloads, whose answers carry no signature. The caller checks the hash. */
  async download(call: ApiCall): Promise<Buffer> {
    const response = await this.send(call);
    this.refuse(call, response);
    return response.body;
  }

  private send(call: ApiCall): Promise<OutboundResponse> {
    const body = call.body === undefined ? '' : JSON.stringify(call.body);
    const headers = (): Record<string, string> => ({
      Authorization: this.signer.authorization({ method: call.method, pathWithQuery: call.path, body }),
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'yimai-mall/1.0',
      'Wechatpay-Serial': this.deps.config.encryptionKeyId,
    });
    const { operation, method, path } = call;
    return this.http.send({
      operation,
      method,
      path,
      headers,
      body: method === 'GET' ? undefined : body,
      safeToRepeat: true,
    });
  }

  private refuse(call: ApiCall, response: OutboundResponse): void {
    if (response.status >= 200 && response.status < 300) return;
    // "No such number" may lead to a second payment, so a refusal that is signed must be signed properly. At 401 our
    // own clock may be wrong, and would only hide the reason.
    const signed = response.headers['wechatpay-signature'] !== undefined && response.status !== 401;
    const problem = signed ? this.verifier.problemOf(response.headers, response.body) : undefined;
    if (problem)
      throw new GatewayError(
        'unknown',
        PROVIDER,
        problem,
        `the refusal of ${call.operation} is not properly signed`,
      );
    const { code, message } = errorOf(response.body);
    const requestId = response.headers['request-id'] ?? 'none';
    throw new GatewayError(
      failureOf(response.status),
      PROVIDER,
      code ?? `HTTP_${response.status}`,
      `${call.operation} refused: ${message ?? ''} [Request-ID ${requestId}]`,
    );
  }
}

/** 401 is our own configuration or clock: the call was turned away at the door. Redirects and the like are no answer. */
function failureOf(status: number): GatewayFailure {
  if (status === 401) return 'unavailable';
  return status >= 400 && status < 500 ? 'rejected' : 'unknown';
}

function errorOf(body: Buffer): { code?: string; message?: string } {
  try {
    const { code, message } = JSON.parse(body.toString('utf8')) as { code?: unknown; message?: unknown };
    return {
      code: typeof code === 'string' ? code : undefined,
      message: typeof message === 'string' ? message : undefined,
    };
  } catch {
    // A proxy's HTML page, for instance; the status says enough.
    return {};
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new GatewayError('unknown', PROVIDER, 'MALFORMED', 'the answer is not JSON');
  }
}
