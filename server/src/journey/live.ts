import WebSocket from 'ws';
import type { LiveMessage } from '@yimai/shared/contracts/distributor';
import type { Person } from './http.js';

const OPEN_WITHIN_MS = 5_000;

/** An open page of somebody: keeps what the live socket says, with when it came. */
export class LivePage {
  readonly messages: { at: number; message: LiveMessage }[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) =>
      this.messages.push({ at: performance.now(), message: JSON.parse(data.toString()) as LiveMessage }),
    );
  }

  /** Resolves once the server has said hello. */
  static async open(base: string, person: Person): Promise<LivePage> {
    const url = `${base.replace(/^http/, 'ws')}/v1/live?token=${encodeURIComponent(person.accessToken)}`;
    const page = new LivePage(new WebSocket(url));
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the live socket did not open')), OPEN_WITHIN_MS);
      page.socket.once('message', () => (clearTimeout(late), resolve()));
      page.socket.once('error', reject);
    });
    page.socket.on('error', () => undefined); // A server that is killed takes the page's socket with it.
    return page;
  }

  /** When this page heard of commission on an order, by `performance.now()`; undefined: not yet. */
  heardOfCommission(orderNumber: string): number | undefined {
    return this.messages.find(
      ({ message }) => message.type === 'commission.accrued' && message.orderNumber === orderNumber,
    )?.at;
  }

  close(): void {
    this.socket.close();
  }
}
