import type { PaymentLaunchView } from '@yimai/shared/contracts/order';

/** The simulated platforms while history is played: the people's hands, and a clock that is moved along. */
export class Platforms {
  private names: Promise<ReadonlyMap<number, string>> | undefined;

  constructor(private readonly controlUrl: string) {}

  /** The server under seeding is not running: its clock is moved by the caller. */
  async moveClock(nowMs: number): Promise<void> {
    await this.post('/control/clock', { offsetMs: Math.round(nowMs - Date.now()), isLocal: true });
  }

  /** Whatever platforms have to say is asked for: nobody listens to notifications yet. */
  async silence(): Promise<void> {
    await this.post('/control/notifications', { mode: 'drop', count: 1_000_000_000 });
  }

  /** As if nothing had been played: present time, notifications as always. */
  async restore(): Promise<void> {
    await this.post('/control/clock', { offsetMs: 0, isLocal: true });
    await this.post('/control/notifications', { mode: 'normal' });
  }

  /** Forgets trades of an earlier installation. */
  async reset(): Promise<void> {
    await this.post('/control/reset');
  }

  /** What the phone of a person does with launch parameters, ending in a payment. */
  async pay(
    launch: PaymentLaunchView,
    { outTradeNo, persona }: { outTradeNo: string; persona: number },
  ): Promise<void> {
    if (launch.kind === 'wechat-jsapi')
      return this.post('/control/providers/wechat-pay/requestPayment', { ...launch });
    if (launch.kind === 'douyin')
      await this.post('/control/providers/douyin/requestOrder', {
        data: launch.data,
        byteAuthorization: launch.byteAuthorization,
        payerOpenId: `dyOPEN_user_${persona}`,
      });
    // Alipay knows a trade from the moment somebody opens its cashier.
    if (launch.kind === 'redirect') await (await fetch(launch.url, { redirect: 'manual' })).arrayBuffer();
    await this.post('/control/pay', { outTradeNo, persona });
  }

  confirmTransfer(outBillNo: string): Promise<void> {
    return this.post(`/control/transfers/${outBillNo}/confirm`);
  }

  /** Somebody submits the order page of the merchant's 抖店, and pays. */
  async buyInDoudian(line: Record<string, unknown>): Promise<string> {
    const { orderId } = await this.ask<{ orderId: string }>('/control/providers/douyin/doudianPlace', line);
    await this.post('/control/pay', { outTradeNo: orderId });
    return orderId;
  }

  async moveInDoudian(orderId: string, to: 'shipped' | 'completed'): Promise<void> {
    await this.post('/control/providers/douyin/doudianMove', { orderId, to });
  }

  async refundInDoudian(orderId: string): Promise<void> {
    await this.post('/control/providers/douyin/doudianAftersale', { orderId, status: 'refunded' });
  }

  /** The name on somebody's bank account; payouts to another name are refused. */
  async realName(persona: number): Promise<string> {
    this.names ??= (async () => {
      const response = await fetch(`${this.controlUrl}/control/personas`);
      const people = (await response.json()) as { no: number; name: string }[];
      return new Map(people.map(({ no, name }) => [no, name]));
    })();
    const name = (await this.names).get(persona);
    if (!name) throw new Error(`no persona ${persona}`);
    return name;
  }

  /** The code in the newest message to a number. */
  async smsCode(phone: string): Promise<string> {
    const response = await fetch(`${this.controlUrl}/control/sms?phone=${phone}`);
    const [newest] = (await response.json()) as { code?: string }[];
    const code = newest?.code;
    if (!code) throw new Error(`no message to ${phone}`);
    return code;
  }

  private async post(path: string, body: Record<string, unknown> = {}): Promise<void> {
    await this.ask(path, body);
  }

  private async ask<T>(path: string, body: Record<string, unknown>): Promise<T> {
    const response = await fetch(this.controlUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`simulators ${path}: ${response.status} ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
