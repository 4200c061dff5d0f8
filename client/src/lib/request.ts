import Taro from '@tarojs/taro';
import {
  ApiError,
  createClient,
  type HttpRequest,
  type HttpResponse,
  type Transport,
} from '@yimai/shared/api/client';
import { DEVICE_HEADER } from '@yimai/shared/api/device';
import type { Api } from '@yimai/shared/contracts/api';
import { OS_HEADER } from '@yimai/shared/domain/goods/virtual-goods';
import { adjustClock } from '@/platform/clock';
import { firstResponse } from '@/platform/first-requests';
import { isOnline } from '@/platform/network';
import { randomId } from '@/platform/random-id';
import { salePlace } from '@/platform/sale-place';
import { session } from '@/stores/session';
import { deviceId } from './device';

const TIMEOUT_MS = 15_000;

/** No answer arrived: the request may or may not have been carried out. */
export class NetworkError extends Error {
  constructor(
    readonly kind: 'offline' | 'timeout' | 'unreachable',
    readonly requestId: string,
  ) {
    super(
      kind === 'offline'
        ? '网络未连接，请检查后再试'
        : kind === 'timeout'
          ? '网络有点慢，请稍后再试'
          : '连接不上服务器，请稍后再试',
    );
    this.name = 'NetworkError';
  }
}

/** Whatever a request was rejected with, in our words. */
export function toNetworkError(error: unknown, requestId: string): NetworkError {
  const text = String(
    (error as { errMsg?: string } | undefined)?.errMsg ?? (error as Error | undefined)?.message ?? '',
  );
  if (!isOnline()) return new NetworkError('offline', requestId);
  return new NetworkError(/time?out|abort|超时/i.test(text) ? 'timeout' : 'unreachable', requestId);
}

function headerOf(headers: Record<string, unknown> | undefined, name: string): string | undefined {
  const key = Object.keys(headers ?? {}).find((one) => one.toLowerCase() === name);
  return key ? String(headers?.[key]) : undefined;
}

interface Sent {
  accessToken: string | undefined;
  requestId: string;
}

/** Resolves for every status on all three targets; rejects only when no answer came. */
const ask = (request: HttpRequest, { accessToken, requestId }: Sent) =>
  Taro.request<unknown>({
    url: `${API_BASE}${request.path}`,
    method: request.method,
    data: request.body,
    timeout: TIMEOUT_MS,
    header: {
      ...(request.body ? { 'content-type': 'application/json' } : {}),
      'x-request-id': requestId,
      [OS_HEADER]: salePlace.os,
      [DEVICE_HEADER]: deviceId(),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      ...request.headers,
    },
  });

async function send(request: HttpRequest, accessToken: string | undefined): Promise<HttpResponse> {
  const requestId = randomId();
  try {
    const started = request.method === 'GET' ? await firstResponse(request.path, accessToken) : undefined;
    const response = started ?? (await ask(request, { accessToken, requestId }));
    adjustClock(headerOf(response.header as Record<string, unknown>, 'date'));
    return { status: response.statusCode, data: response.data };
  } catch (error) {
    throw toNetworkError(error, requestId);
  }
}

let refreshing: Promise<boolean> | null = null;

/** One refresh for however many requests failed together; true when there is a new token. */
function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  const refreshToken = session.get().tokens?.refreshToken;
  if (!refreshToken) return false;
  const path = '/v1/auth/refresh';
  const response = await send({ method: 'POST', path, body: { refreshToken }, headers: {} }, undefined);
  if (response.status < 400) {
    session.setTokens((response.data as Api['refreshSession']['output']).tokens);
    return true;
  }
  // Only a definite refusal ends the session; a busy server does not.
  if (response.status === 400 || response.status === 401 || response.status === 403) session.clear();
  return false;
}

/** Sends with the session's token; once more with a new one when it had run out. */
export async function authorised(
  attempt: (accessToken: string | undefined) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const token = session.get().tokens?.accessToken;
  const response = await attempt(token);
  if (token !== undefined && response.status < 400) session.took(token);
  if (response.status !== 401 || token === undefined) return response;
  // Another request may have renewed the session while this one was on its way.
  const isRenewed = session.get().tokens !== null && session.get().tokens?.accessToken !== token;
  if (!isRenewed && !(await refresh())) return response;
  return attempt(session.get().tokens?.accessToken);
}

const transport: Transport = (request, endpoint) =>
  endpoint.path.startsWith('/v1/auth/')
    ? send(request, session.get().tokens?.accessToken)
    : authorised((token) => send(request, token));

/** The API: `api.getProduct({ productId })`. Rejects with ApiError (the server refused) or NetworkError. */
export const api = createClient<Api>(transport);

export type ApiOutput<K extends keyof Api> = Api[K]['output'];
export type ApiInput<K extends keyof Api> = Api[K]['input'];

/** What to tell the person; never a stack or an English message. */
export function errorText(error: unknown): string {
  return error instanceof ApiError || error instanceof NetworkError
    ? error.message
    : '系统开小差了，请稍后再试';
}

/** For ErrorState and Loadable. */
export function describeError(error: unknown): { text: string; requestId?: string } {
  const requestId = error instanceof ApiError || error instanceof NetworkError ? error.requestId : undefined;
  return { text: errorText(error), requestId: requestId || undefined };
}

/** True for the given code of the catalogue: `isCode(error, 'QUOTE_CHANGED')`. */
export function isCode(error: unknown, code: ApiError['code']): boolean {
  return error instanceof ApiError && error.code === code;
}
