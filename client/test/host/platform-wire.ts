import { randomUUID } from 'node:crypto';

interface DouyinOrder {
  orderId: string;
}

const nonce = (): string => randomUUID().slice(0, 12);

/** What the apps of WeChat and Douyin do with their servers, against the simulators. */
export class PlatformWire {
  /** Douyin's order number → ours. */
  private readonly orders = new Map<string, string>();

  constructor(
    private readonly controlUrl: string,
    private readonly persona: number,
  ) {}

  loginCode(): string {
    return `sim-user-${this.persona}.${nonce()}`;
  }

  phoneCode(): string {
    return `sim-phone-${this.persona}.${nonce()}`;
  }

  /** Names the device to Douyin without saying who holds it. */
  anonymousCode(): string {
    return `sim-dev-${this.persona}.${nonce()}`;
  }

  /** `wx.requestPayment`: the signature is checked, then the person pays or turns it down. */
  async requestPayment(launch: Record<string, unknown>, cancel: boolean): Promise<void> {
    await this.post('/control/providers/wechat-pay/requestPayment', { ...launch, cancel });
  }

  async requestMerchantTransfer(transfer: Record<string, unknown>): Promise<void> {
    await this.post('/control/providers/wechat-pay/requestMerchantTransfer', transfer);
  }

  /** WeChat's page about a parcel: the buyer says that it came. */
  async confirmReceipt(transactionId: string): Promise<void> {
    await this.post('/control/providers/wechat/confirmReceipt', { transactionId });
  }

  /** `tt.requestOrder`: the platform makes an order of its own. */
  async requestOrder(data: string, byteAuthorization: string): Promise<string> {
    const { orderId } = await this.post<DouyinOrder>('/control/providers/douyin/requestOrder', {
      data,
      byteAuthorization,
      payerOpenId: `dyOPEN_user_${this.persona}`,
    });
    this.orders.set(orderId, (JSON.parse(data) as { outOrderNo: string }).outOrderNo);
    return orderId;
  }

  /** `tt.getOrderPayment`: the person pays. */
  async payOrder(orderId: string): Promise<void> {
    await this.post('/control/pay', { outTradeNo: this.orders.get(orderId), persona: this.persona });
  }

  private async post<T>(path: string, body: Record<string, unknown>): Promise<T> {
    const response = await fetch(this.controlUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(answer.error ?? `${path}: ${response.status}`);
    return answer;
  }
}
