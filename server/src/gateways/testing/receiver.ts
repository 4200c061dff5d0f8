import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NotificationReply, RawNotification } from '../ports.js';

export interface ReceivedNotification extends RawNotification {
  path: string;
  method: string;
}

type Answer = (message: ReceivedNotification) => NotificationReply | Promise<NotificationReply>;

const WAIT_MS = 4_000;
const POLL_MS = 5;

/** A loopback endpoint for a platform's notifications, for contract specs: keeps every one, answers as told. */
export class NotificationReceiver {
  readonly received: ReceivedNotification[] = [];
  /** What to answer; a thrown error becomes a 500. */
  answer: Answer = () => ({ status: 500, contentType: 'text/plain', body: 'nobody listens' });
  private server: Server | undefined;

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        const message = {
          path: request.url ?? '/',
          method: request.method ?? 'POST',
          headers,
          rawBody: Buffer.concat(chunks),
        };
        this.received.push(message);
        Promise.resolve(message)
          .then((arrived) => this.answer(arrived))
          .catch((error: unknown) => ({ status: 500, contentType: 'text/plain', body: String(error) }))
          .then((reply) =>
            response.writeHead(reply.status, { 'content-type': reply.contentType }).end(reply.body),
          )
          .catch(() => response.destroy());
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  url(path = '/notify'): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}${path}`;
  }

  /** The n-th notification on a path (from 0), waiting for it a moment. Throws when it does not come. */
  async nth(index: number, path = '/notify'): Promise<ReceivedNotification> {
    for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += POLL_MS) {
      const found = this.received.filter((message) => message.path === path)[index];
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new Error(`notification ${index} on ${path} did not arrive; there were ${this.received.length}`);
  }

  /** Forgets what came. */
  clear(): void {
    this.received.length = 0;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
