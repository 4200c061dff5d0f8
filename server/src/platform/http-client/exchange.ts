import http from 'node:http';
import https from 'node:https';

export interface OutboundResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
}

export interface Exchange {
  method: string;
  headers?: Record<string, string>;
  body?: string;
  /** For all of it: connecting, sending and the last byte of the answer. */
  timeoutMs: number;
}

/** `code` of the error when the time was over. */
export const TIMED_OUT = 'EXCHANGE_TIMED_OUT';

/** Shorter than platforms keep a silent connection, so that a call seldom meets one that has just been closed. */
const IDLE_MS = 4_000;

const AGENTS = {
  'http:': new http.Agent({ keepAlive: true, timeout: IDLE_MS }),
  'https:': new https.Agent({ keepAlive: true, timeout: IDLE_MS }),
};

/**
 * One request and its whole answer over a kept connection; redirects are answers like any other. Node's own client
 * rather than `fetch`, whose streams cost more than the rest of a call together. Rejects with the error of the socket.
 */
export function exchange(
  address: string,
  { method, headers, body, timeoutMs }: Exchange,
): Promise<OutboundResponse> {
  const url = new URL(address);
  const isSecure = url.protocol === 'https:';
  const agent = AGENTS[isSecure ? 'https:' : 'http:'];
  return new Promise((resolve, reject) => {
    const request = (isSecure ? https : http).request(url, {
      method,
      agent,
      headers: {
        accept: '*/*',
        ...headers,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
    });
    const timer = setTimeout(
      () =>
        request.destroy(Object.assign(new Error(`no answer within ${timeoutMs} ms`), { code: TIMED_OUT })),
      timeoutMs,
    );
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          headers: flat(response.headers),
          body: Buffer.concat(chunks),
        });
      });
    });
    request.end(body);
  });
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
