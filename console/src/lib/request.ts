import { ApiError, createClient, type Transport } from '@yimai/shared/api/client';
import type { Api } from '@yimai/shared/contracts/api';
import { getSession, setSession } from './session';

/** No answer arrived: what was asked may or may not have happened. */
export class NetworkError extends Error {
  constructor() {
    super('网络连接失败，请检查网络后重试');
    this.name = 'NetworkError';
  }
}

const TIMEOUT_MS = 30_000;

const transport: Transport = async (request, endpoint) => {
  const session = getSession();
  const headers: Record<string, string> = { ...request.headers, accept: 'application/json' };
  if (request.body) headers['content-type'] = 'application/json';
  if (session) headers.authorization = `Bearer ${session.accessToken}`;
  const response = await fetch(request.path, {
    method: request.method,
    headers,
    body: request.body ? JSON.stringify(request.body) : undefined,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new NetworkError();
  });
  // A wrong password is also a 401, but it ends no session. An answer to an old token must not end a new one.
  if (response.status === 401 && endpoint.access !== 'anyone' && session === getSession()) setSession(null);
  // An error page of a proxy is not JSON; the client turns it into a Chinese sentence by its status.
  const data: unknown = await response.json().catch(() => null);
  return { status: response.status, data };
};

/** The typed client of the whole API. */
export const api = createClient<Api>(transport);

/** What a person reads about a failure; with a number for support where we are to blame. */
export function describeError(error: unknown): string {
  if (error instanceof ApiError)
    return error.status >= 500 && error.requestId
      ? `${error.message}（编号 ${error.requestId}）`
      : error.message;
  if (error instanceof NetworkError) return error.message;
  return '页面出现问题，请刷新后重试';
}

/** True when the server may have done it although it did not say so: the same key must be sent again. */
export function isUndecided(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500 || error.code === 'IDEMPOTENCY_IN_FLIGHT';
}
