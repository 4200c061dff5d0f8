import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '../core/notifier.js';
import type { RunningSimulators, SimulatorOptions } from '../core/run.js';
import { startSimulators } from '../start.js';
import { testPlatformConfig } from './platform-config.js';

const PATIENCE_MS = 4_000;
const LOOK_AGAIN_MS = 10;

/** Simulators in the process of a test, with a clock that both sides share. */
export class SimHarness {
  private offsetMs = 0;

  private constructor(readonly sims: RunningSimulators) {}

  /** Waits of retries and refunds are a thousandth of the real ones. */
  static async start(
    options: Partial<SimulatorOptions> & Pick<SimulatorOptions, 'ports'>,
  ): Promise<SimHarness> {
    // Port 9 discards: there is no server whose clock could be moved.
    return new SimHarness(
      await startSimulators({
        apiBaseUrl: 'http://127.0.0.1:9',
        retryScale: 0.001,
        quiet: true,
        config: testPlatformConfig(),
        ...options,
      }),
    );
  }

  /** The time both sides live in, in milliseconds. */
  readonly now = (): number => Date.now() + this.offsetMs;

  /** Moves only our side: the simulators stay behind. */
  moveOursOnly(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }

  async moveClock(offsetMs: number): Promise<void> {
    this.offsetMs = offsetMs;
    await this.control('clock', { offsetMs });
  }

  async reset(): Promise<void> {
    this.offsetMs = 0;
    await this.control('reset', {});
  }

  stop(): Promise<void> {
    return this.sims.stop();
  }

  /** `GET /control/<path>`, or `POST` when there is a body. Throws what the control API refuses. */
  async control<T = unknown>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.sims.urls.control}/control/${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }

  async deliveriesOf(businessNo: string): Promise<Delivery[]> {
    const deliveries = await this.control<Delivery[]>('deliveries');
    return deliveries.filter((delivery) => delivery.businessNo === businessNo);
  }
}

/** Asks again and again until the answer is truthy; throws after four seconds. */
export async function until<T>(probe: () => T | Promise<T>): Promise<Exclude<T, undefined | false | null>> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const value = await probe();
    if (value) return value as Exclude<T, undefined | false | null>;
    if (performance.now() > deadline) throw new Error('did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

export interface Received {
  method: string;
  /** Path with query. */
  path: string;
  headers: IncomingHttpHeaders;
  rawBody: Buffer;
}

export interface Answer {
  status: number;
  contentType: string;
  body: string;
}

/** An HTTP server on loopback that notifications are sent to. */
export class Inbox {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(answer: (message: Received) => Promise<Answer>): Promise<Inbox> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        void answer({ method, path: url, headers, rawBody: Buffer.concat(chunks) }).then(
          ({ status, contentType, body }) =>
            response.writeHead(status, { 'content-type': contentType }).end(body),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Inbox(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
