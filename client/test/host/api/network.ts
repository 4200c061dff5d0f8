import type { Runtime } from '../runtime.js';
import { ApiFailure, asyncApis, type ApiGroup, type Options } from './call.js';
import { send, type HttpAnswer, type HttpOrder } from './request.js';

const TIMEOUT_MS = 60_000;
const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT']);

interface RequestOptions extends Options {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
  timeout?: number;
  dataType?: string;
}

function toOrder(options: RequestOptions, signal: AbortSignal): HttpOrder {
  const { data, header = {}, timeout = TIMEOUT_MS } = options;
  const method = (options.method ?? 'GET').toUpperCase();
  if (!METHODS.has(method)) throw new ApiFailure(`method ${method} is not supported`);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(header)) headers[name.toLowerCase()] = String(value);
  const order = { url: options.url, method, headers, timeoutMs: timeout, signal };
  if (data === undefined || data === null) return order;
  if (method !== 'GET' && method !== 'HEAD') {
    if (typeof data === 'string') return { ...order, body: data };
    const isForm = headers['content-type']?.includes('urlencoded');
    const body = isForm
      ? new URLSearchParams(data as Record<string, string>).toString()
      : JSON.stringify(data);
    return { ...order, body };
  }
  const url = new URL(options.url);
  for (const [name, value] of Object.entries(data as object))
    if (value !== undefined) url.searchParams.append(name, String(value));
  return { ...order, url: url.href };
}

function read({ bytes }: HttpAnswer, dataType: string): unknown {
  const text = bytes.toString('utf8');
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const headersOf = ({ headers }: HttpAnswer): Record<string, string> => Object.fromEntries(headers);

const none = (): undefined => undefined;
const task = (abort: () => void): Record<string, unknown> => ({
  abort,
  onHeadersReceived: none,
  offHeadersReceived: none,
  onChunkReceived: none,
  offChunkReceived: none,
  onProgressUpdate: none,
  offProgressUpdate: none,
});

/** Runs an ability that can be given up while it works. */
function withTask(
  runtime: Runtime,
  name: string,
  act: (options: Options, signal: AbortSignal) => Promise<unknown>,
): (options: Options) => unknown {
  return (options) => {
    const controller = new AbortController();
    const apis = asyncApis(runtime, { [name]: (given) => act(given, controller.signal) });
    (apis[name] as (given: Options) => unknown)({ ...options, complete: options.complete ?? none });
    return task(() => controller.abort());
  };
}

/** request, uploadFile, downloadFile and what the phone knows of its network. */
export const network: ApiGroup = (runtime) => {
  const { files, phone, signals } = runtime;
  const state = (): Record<string, unknown> => ({
    isConnected: phone.network.isOnline,
    networkType: phone.network.isOnline ? 'wifi' : 'none',
  });
  phone.network.onChange(() => signals.tell('NetworkStatusChange', state()));
  return {
    ...signals.pair('NetworkStatusChange'),
    ...asyncApis(runtime, { getNetworkType: () => state() }),
    request: withTask(runtime, 'request', async (options, signal) => {
      const answer = await send(runtime, toOrder(options as RequestOptions, signal));
      const data = read(answer, String(options.dataType ?? 'json'));
      return { statusCode: answer.status, header: headersOf(answer), data, cookies: [] };
    }),
    uploadFile: withTask(runtime, 'uploadFile', async (options, signal) => {
      const {
        url,
        filePath,
        name,
        formData = {},
        header = {},
      } = options as unknown as {
        url: string;
        filePath: string;
        name: string;
        formData?: Record<string, string>;
        header?: Record<string, string>;
      };
      const bytes = files.get(filePath);
      if (!bytes) throw new ApiFailure(`file not found: ${filePath}`);
      const body = new FormData();
      for (const [field, value] of Object.entries(formData)) body.append(field, value);
      body.append(name, new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'picture.png');
      const order = { url, method: 'POST', headers: header, body, timeoutMs: TIMEOUT_MS, signal };
      const answer = await send(runtime, order);
      return { statusCode: answer.status, data: answer.bytes.toString('utf8') };
    }),
    downloadFile: withTask(runtime, 'downloadFile', async (options, signal) => {
      const url = String(options.url);
      const answer = await send(runtime, { url, method: 'GET', headers: {}, timeoutMs: TIMEOUT_MS, signal });
      const suffix = /\.(png|jpe?g|webp|gif)(?:$|\?)/.exec(url)?.[1] ?? 'png';
      return { statusCode: answer.status, tempFilePath: files.put(answer.bytes, suffix) };
    }),
  };
};
