import type { Endpoint, Method } from './endpoint.js';
import { endpoints, type EndpointName } from './endpoints.js';
import type { ErrorBody, ErrorCode } from './errors.js';

export interface HttpRequest {
  method: Method;
  /** Path with query, e.g. `/v1/shop/products?page=2`. */
  path: string;
  body?: Record<string, unknown>;
  headers: Record<string, string>;
}

export interface HttpResponse {
  status: number;
  data: unknown;
}

/** Sends one request. Rejects only when no response arrived. */
export type Transport = (request: HttpRequest, endpoint: Endpoint) => Promise<HttpResponse>;

/** A refusal by the server, with its stable code. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly requestId: string,
    readonly param?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** The shape of `Api` in contracts/api.ts; a generic keeps zod out of whoever imports this at run time. */
export type ApiShape = Record<EndpointName, { input: unknown; output: unknown }>;

export interface CallOptions {
  idempotencyKey?: string;
}

export type Client<A extends ApiShape> = {
  [K in EndpointName]: Record<string, never> extends A[K]['input']
    ? (input?: A[K]['input'], options?: CallOptions) => Promise<A[K]['output']>
    : (input: A[K]['input'], options?: CallOptions) => Promise<A[K]['output']>;
};

/** Puts path parameters into the path and the rest into query (GET, DELETE) or body. Exported for tests. */
export function buildRequest(
  endpoint: Endpoint,
  input: Record<string, unknown>,
  options: CallOptions = {},
): HttpRequest {
  const rest: Record<string, unknown> = { ...input };
  let path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  if (inQuery) {
    const query = Object.keys(rest)
      .filter((key) => rest[key] !== undefined && rest[key] !== null)
      .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(rest[key]))}`)
      .join('&');
    if (query) path += `?${query}`;
  }
  const headers: Record<string, string> = {};
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  return { method: endpoint.method, path, headers, ...(inQuery ? {} : { body: rest }) };
}

/** A refusal out of an answer of 400 and above, whatever its body. */
export function toApiError(response: HttpResponse): ApiError {
  const error = (response.data as Partial<ErrorBody> | null)?.error;
  return new ApiError(
    response.status,
    error?.code ?? 'INTERNAL',
    error?.message ?? '系统开小差了，请稍后再试',
    error?.requestId ?? '',
    error?.param,
  );
}

/** The typed client of the whole API: `createClient<Api>(transport).getProduct({ productId })`. */
export function createClient<A extends ApiShape>(transport: Transport): Client<A> {
  const client: Record<string, unknown> = {};
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const target: Endpoint = endpoints[name];
    client[name] = async (input: Record<string, unknown> = {}, options: CallOptions = {}) => {
      const response = await transport(buildRequest(target, input, options), target);
      if (response.status >= 400) throw toApiError(response);
      return response.data;
    };
  }
  return client as Client<A>;
}
