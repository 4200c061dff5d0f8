import type { PaymentLaunchView } from '@yimai/shared/contracts/order';

interface TradeView {
  provider: string;
  outTradeNo: string;
  amountFen: number;
}

/** One notification of a platform and every attempt to deliver it. */
export interface DeliveryView {
  id: string;
  topic: string;
  businessNo: string;
  state: string;
  createdAt: number;
  attempts: { at: number; mode: string; status?: number; accepted: boolean }[];
}

interface TransferView {
  outBillNo: string;
  amountFen: number;
  state: string;
}

/** The control page's API: plays the people and the faults on the platforms' side. */
export class Simulators {
  constructor(private readonly controlUrl: string) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: Record<string, unknown> = {}): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  /** What the client of each platform does with the launch parameters, signature check included, ending in a payment. */
  async pay(launch: PaymentLaunchView, person: number): Promise<void> {
    switch (launch.kind) {
      case 'wechat-jsapi':
        await this.post('/control/providers/wechat-pay/requestPayment', { ...launch });
        return;
      case 'douyin': {
        const opened = await this.post<{ orderId?: string; outOrderNo?: string }>(
          '/control/providers/douyin/requestOrder',
          {
            data: launch.data,
            byteAuthorization: launch.byteAuthorization,
            payerOpenId: `dyOPEN_user_${person}`,
          },
        );
        await this.post('/control/pay', {
          outTradeNo: opened.outOrderNo ?? (JSON.parse(launch.data) as { outOrderNo: string }).outOrderNo,
          persona: person,
        });
        return;
      }
      case 'redirect':
        // The browser opens the cashier, which makes the platform know the trade; then the person pays there.
        await fetch(launch.url, { redirect: 'manual' });
        await this.post('/control/pay', { outTradeNo: outTradeNoOf(launch.url), persona: person });
        return;
      case 'qr':
        throw new Error('nobody scans a QR code in this story');
    }
  }

  async newestTrade(amountFen: number): Promise<TradeView> {
    const trades = await this.get<TradeView[]>('/control/trades');
    const trade = trades.find((candidate) => candidate.amountFen === amountFen);
    if (!trade) throw new Error(`no trade of ${amountFen} fen at the platforms`);
    return trade;
  }

  /** What the platform has said about one of our payments, oldest first. */
  async deliveriesOf(outTradeNo: string): Promise<DeliveryView[]> {
    const all = await this.get<DeliveryView[]>('/control/deliveries');
    return all
      .filter(({ businessNo }) => businessNo === outTradeNo)
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Sends a past notification once more and returns whether it was taken. */
  async resend(deliveryId: string): Promise<boolean> {
    const attempt = await this.post<{ accepted: boolean }>(`/control/deliveries/${deliveryId}/resend`);
    return attempt.accepted;
  }

  /** The tracking numbers WeChat has for one of our payments; null before anything was uploaded. */
  async trackingNumbersAtWechat(outTradeNo: string): Promise<(string | undefined)[] | null> {
    const { upload } = await this.post<{ upload: { shippingList: { tracking_no?: string }[] } | null }>(
      '/control/providers/wechat/shipping',
      { outTradeNo },
    );
    return upload && upload.shippingList.map((parcel) => parcel.tracking_no);
  }

  /** The name on somebody's account. */
  async realName(person: number): Promise<string> {
    const people = await this.get<{ no: number; name: string }[]>('/control/personas');
    const found = people.find(({ no }) => no === person);
    if (!found) throw new Error(`no persona ${person}`);
    return found.name;
  }

  transfers(): Promise<TransferView[]> {
    return this.get<TransferView[]>('/control/transfers');
  }

  async smsCode(phone: string): Promise<string> {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const messages = await this.get<{ text?: string; params?: Record<string, string>; code?: string }[]>(
        `/control/sms?phone=${phone}`,
      );
      const code =
        messages[0]?.code ??
        messages[0]?.params?.['code'] ??
        /\d{6}/.exec(JSON.stringify(messages[0] ?? ''))?.[0];
      if (code) return code;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no text message to ${phone}`);
  }

  private async call<T>(method: string, path: string, body?: Record<string, unknown>): Promise<T> {
    const response = await fetch(this.controlUrl + path, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`simulators ${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : {}) as T;
  }
}

/** Our number, as the cashier's address carries it. */
function outTradeNoOf(url: string): string {
  const query = new URL(url).searchParams;
  const content = query.get('biz_content');
  const number = content
    ? (JSON.parse(content) as { out_trade_no?: string }).out_trade_no
    : query.get('out_trade_no');
  if (!number) throw new Error(`no trade number in ${url}`);
  return number;
}
