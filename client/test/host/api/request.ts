import { TROUBLE_BODY, type Fault } from '../network.js';
import type { Phone } from '../phone.js';
import type { Runtime } from '../runtime.js';
import { ApiFailure } from './call.js';

export interface HttpOrder {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | FormData;
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** Built-in addresses lead to the running server. */
export function mapUrl(runtime: Runtime, url: string): string {
  const known = runtime.addresses.find(([from]) => url.startsWith(from));
  return known ? known[1] + url.slice(known[0].length) : url;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const timeout = (): ApiFailure => new ApiFailure('timeout', { errno: 5 });
const unreachable = (): ApiFailure => new ApiFailure('net::ERR_CONNECTION_REFUSED', { errno: 600001 });

async function deliver(order: HttpOrder, url: string): Promise<HttpAnswer> {
  const limit = AbortSignal.timeout(order.timeoutMs);
  try {
    const response = await fetch(url, {
      method: order.method,
      headers: order.headers,
      body: order.body,
      signal: order.signal ? AbortSignal.any([order.signal, limit]) : limit,
    });
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  } catch {
    if (order.signal?.aborted) throw new ApiFailure('abort', { errno: 600001 });
    throw limit.aborted ? timeout() : unreachable();
  }
}

async function suffer(fault: Fault, order: HttpOrder, url: string): Promise<HttpAnswer> {
  switch (fault.kind) {
    case 'unsent':
      throw timeout();
    case 'lost':
      await deliver(order, url);
      throw timeout();
    case 'slow':
      await wait(fault.delayMs ?? 0);
      return deliver(order, url);
    default: {
      const headers = new Headers({ 'content-type': 'application/json' });
      return { status: fault.kind, headers, bytes: Buffer.from(JSON.stringify(TROUBLE_BODY)) };
    }
  }
}

/** Only answers of the API: pictures and files stay what they are. */
function rewritten(phone: Phone, url: string, answer: HttpAnswer): HttpAnswer {
  const { rewrite } = phone.network;
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  if (!rewrite || !isJson || answer.status >= 400) return answer;
  const body = rewrite(url, JSON.parse(answer.bytes.toString('utf8')));
  return { ...answer, bytes: Buffer.from(JSON.stringify(body)) };
}

/** One exchange with the world outside, on the phone's network as it is now. */
export async function send(runtime: Runtime, order: HttpOrder): Promise<HttpAnswer> {
  const { journal, pages, phone } = runtime;
  const record = {
    page: pages.top?.path ?? '',
    method: order.method,
    url: order.url,
    headers: order.headers,
    status: null as number | null,
  };
  journal.requests.push(record);
  if (!phone.network.isOnline) throw new ApiFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 });
  const fault = phone.network.faults.take(order.method, order.url);
  const url = mapUrl(runtime, order.url);
  const answer = fault ? await suffer(fault, order, url) : await deliver(order, url);
  record.status = answer.status;
  return rewritten(phone, url, answer);
}
