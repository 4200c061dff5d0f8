import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { LiveMessage } from '@yimai/shared/contracts/distributor';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { AUTHENTICATOR, type Authenticator } from '../http/index.js';

const PING_MS = 25_000;
const MAX_SOCKETS_PER_MEMBER = 8;

/**
 * One WebSocket endpoint, `/v1/live?token=…`, for all three clients. The token travels in the query because
 * mini-program sockets cannot set headers on every base library. Delivery is best effort: pages re-read on reconnect.
 */
@Injectable()
export class LiveHub implements BeforeApplicationShutdown {
  private readonly log = new Logger('live');
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  private readonly sockets = new Map<number, Set<WebSocket>>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(@Inject(AUTHENTICATOR) private readonly authenticator: Authenticator) {}

  attach(http: Server): void {
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      void this.upgrade(request, socket, head).catch((error: unknown) => {
        this.log.debug({ err: error }, 'live socket refused');
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      });
    });
    this.heartbeat = setInterval(() => this.server.clients.forEach((client) => client.ping()), PING_MS);
    this.heartbeat.unref();
  }

  /** Sends to every open page of a member. */
  send(memberId: number, message: LiveMessage): void {
    const text = JSON.stringify(message);
    for (const socket of this.sockets.get(memberId) ?? []) socket.send(text);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.heartbeat);
    this.server.clients.forEach((client) => client.close(1001));
    this.server.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== '/v1/live') throw new Error(`no socket at ${url.pathname}`);
    const principal = await this.authenticator.authenticate(url.searchParams.get('token') ?? '');
    if (principal.kind !== 'member') throw new Error('members only');
    this.server.handleUpgrade(request, socket, head, (client) => this.join(principal.memberId, client));
  }

  private join(memberId: number, client: WebSocket): void {
    const mine = this.sockets.get(memberId) ?? new Set<WebSocket>();
    if (mine.size >= MAX_SOCKETS_PER_MEMBER) return client.close(1008, 'too many sockets');
    mine.add(client);
    this.sockets.set(memberId, mine);
    client.on('close', () => {
      mine.delete(client);
      if (mine.size === 0) this.sockets.delete(memberId);
    });
    client.on('error', () => client.terminate());
    client.send(
      JSON.stringify({ type: 'hello', at: new Date(Date.now()).toISOString() } satisfies LiveMessage),
    );
  }
}
