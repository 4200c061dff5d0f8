import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayError } from '../../gateways/ports.js';
import { HttpClient, type HttpClientOptions, type OutboundEvent } from './index.js';

/** Real HTTP on loopback; nothing is faked. */
describe('HttpClient', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function closedPort(): Promise<string> {
    const url = await serve(() => undefined);
    const server = servers.pop()!;
    await new Promise((resolve) => server.close(resolve));
    return url;
  }

  function client(baseUrl: string, more: Partial<HttpClientOptions> = {}): HttpClient {
    return new HttpClient({ provider: 'test', baseUrl, firstDelayMs: 1, timeoutMs: 300, ...more });
  }

  const ping = { operation: 'ping', method: 'POST', path: '/ping?x=1', body: '{"a": 1}' } as const;

  async function failureOf(call: Promise<unknown>): Promise<GatewayError> {
    const error = await call.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(GatewayError);
    return error as GatewayError;
  }

  it('sends the exact body and path and returns the exact bytes', async () => {
    let seen = '';
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen = `${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`;
        response.writeHead(200, { 'X-Thing': 'yes' }).end(Buffer.from([0xff, 0x00]));
      });
    });
    const response = await client(url).send(ping);
    expect(seen).toBe('POST /ping?x=1 {"a": 1}');
    expect(response.body).toEqual(Buffer.from([0xff, 0x00]));
    expect(response.headers['x-thing']).toBe('yes');
  });

  it('returns 4xx for the gateway to judge, without repeating', async () => {
    let calls = 0;
    const url = await serve((_request, response) => {
      calls += 1;
      response.writeHead(404).end('{}');
    });
    expect((await client(url).send({ ...ping, safeToRepeat: true })).status).toBe(404);
    expect(calls).toBe(1);
  });

  it('repeats a 5xx only when the caller says it is safe, with fresh headers', async () => {
    const stamps: unknown[] = [];
    const url = await serve((request, response) => {
      stamps.push(request.headers['x-stamp']);
      response.writeHead(stamps.length < 3 ? 500 : 200).end('ok');
    });
    let stamp = 0;
    const headers = () => ({ 'x-stamp': String((stamp += 1)) });
    expect((await client(url).send({ ...ping, headers, safeToRepeat: true })).status).toBe(200);
    expect(stamps).toEqual(['1', '2', '3']);
    stamps.length = 0;
    const failure = await failureOf(client(url).send({ ...ping, headers }));
    expect(failure).toMatchObject({ failure: 'unknown', providerCode: 'HTTP_500' });
    expect(stamps).toHaveLength(1);
  });

  it('calls a time-out unknown', async () => {
    const url = await serve(() => undefined);
    expect(await failureOf(client(url, { timeoutMs: 50 }).send(ping))).toMatchObject({
      failure: 'unknown',
      providerCode: 'TIMEOUT',
    });
  });

  it('calls an answer that never ends, or breaks off, unknown', async () => {
    const endless = await serve((_request, response) => response.writeHead(200).write('half'));
    expect(await failureOf(client(endless, { timeoutMs: 50 }).send(ping))).toMatchObject({
      failure: 'unknown',
      providerCode: 'TIMEOUT',
    });
    const broken = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 9 }).write('half', () => response.destroy());
    });
    expect(await failureOf(client(broken).send(ping))).toMatchObject({
      failure: 'unknown',
      providerCode: 'BROKEN',
    });
  });

  it('keeps its connection, and sends no more than was asked for', async () => {
    const seen: { port: number | undefined; headers: object; method: string | undefined }[] = [];
    const url = await serve((request, response) => {
      const { host: _host, ...headers } = request.headers;
      seen.push({ port: request.socket.remotePort, headers, method: request.method });
      response.end();
    });
    const one = client(url);
    await one.send({ operation: 'look', method: 'GET', path: '/' });
    await one.send({ operation: 'poke', method: 'POST', path: '/', headers: { Accept: 'text/x' } });
    expect(seen[1]?.port).toBe(seen[0]?.port);
    expect(seen.map(({ headers }) => headers)).toEqual([
      { accept: '*/*', connection: 'keep-alive' },
      { accept: 'text/x', connection: 'keep-alive', 'content-length': '0' },
    ]);
  });

  it('calls 429 unknown and keeps the platform code', async () => {
    const url = await serve((_request, response) => response.writeHead(429).end('SLOW'));
    const slow = client(url, { errorCodeOf: (body) => body.toString() });
    expect(await failureOf(slow.send(ping))).toMatchObject({ failure: 'unknown', providerCode: 'SLOW' });
  });

  it('calls a refused connection unavailable, having tried the other host', async () => {
    const attempts: OutboundEvent[] = [];
    const broken = client(await closedPort(), {
      fallbackBaseUrl: await closedPort(),
      onAttempt: (event) => attempts.push(event),
    });
    expect(await failureOf(broken.send(ping))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'CONNECT',
    });
    expect(new Set(attempts.map((attempt) => attempt.url)).size).toBe(2);
    const answering = client(await closedPort(), {
      fallbackBaseUrl: await serve((_q, response) => response.end('ok')),
    });
    expect((await answering.send(ping)).status).toBe(200);
  });

  it('stays unknown when an attempt may have arrived and a later one did not', async () => {
    const half = await serve((request) => request.socket.destroy());
    const failing = client(half, { fallbackBaseUrl: await closedPort(), maxRetries: 1 });
    expect(await failureOf(failing.send({ ...ping, safeToRepeat: true }))).toMatchObject({
      failure: 'unknown',
      providerCode: 'CONNECT',
    });
  });

  it('opens the circuit after failures, and lets a later call through', async () => {
    let healthy = false;
    const url = await serve((_request, response) => response.writeHead(healthy ? 200 : 500).end());
    const guarded = client(url, { breaker: { failures: 2, openMs: 80 }, maxRetries: 0 });
    await failureOf(guarded.send(ping));
    await failureOf(guarded.send(ping));
    expect(await failureOf(guarded.send(ping))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'CIRCUIT_OPEN',
    });
    healthy = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await guarded.send(ping)).status).toBe(200);
    expect(guarded.metrics.snapshot()).toMatchObject([
      { operation: 'ping', attempts: 4, outcomes: { '5xx': 2, 'circuit-open': 1, '2xx': 1 } },
    ]);
  });

  it('hides secrets and personal data from the log', async () => {
    const seen: OutboundEvent[] = [];
    const url = await serve((_request, response) => response.end('ok'));
    await client(url, { onAttempt: (event) => seen.push(event) }).send({
      ...ping,
      path: '/sns?appid=wx1&secret=abc&phone=13800001234&openid=oMINI_user_123456',
    });
    expect(seen[0]?.url).toContain('appid=wx1&secret=***&phone=138****1234&openid=oMINI_***');
  });
});
