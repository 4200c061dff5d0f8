import { rfc3339, type Collection, type Persona, type ProviderContext } from '../core/index.js';

export type TradeScene = 'jsapi' | 'h5' | 'native';
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';

export interface Trade {
  outTradeNo: string;
  scene: TradeScene;
  fingerprint: string;
  appId: string;
  description: string;
  totalFen: number;
  attach?: string;
  notifyUrl: string;
  openId?: string;
  expiresAt: number;
  createdAt: number;
  state: TradeState;
  declinedAt?: number;
  paidAt?: number;
  transactionId?: string;
  payerOpenId?: string;
}

/** A key to the cashier: a prepay_id, the token of an h5_url or of a code_url. */
export interface CashierKey {
  token: string;
  outTradeNo: string;
  expiresAt: number;
}

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

export interface Refund {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  refundFen: number;
  totalFen: number;
  reason?: string;
  notifyUrl?: string;
  state: RefundState;
  createdAt: number;
  succeededAt?: number;
}

export type TransferState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED';

export interface Transfer {
  outBillNo: string;
  transferBillNo: string;
  fingerprint: string;
  appId: string;
  openId: string;
  userName?: string;
  amountFen: number;
  remark: string;
  notifyUrl?: string;
  state: TransferState;
  failReason?: string;
  packageInfo: string;
  /** The money has left the balance, and returns to it when the bill fails. */
  reserved: boolean;
  createdAt: number;
  updatedAt: number;
}

/** What the tester set at the control API. */
export interface Settings {
  /** Unlimited when undefined. */
  balanceFen?: number;
  /** Outcome of coming refunds; SUCCESS when empty. */
  refundOutcomes: RefundState[];
  maxTransferFen: number;
}

const DEFAULTS: Settings = { refundOutcomes: [], maxTransferFen: 2_000_000 };

/** The books of the simulated WeChat Pay. */
export class Books {
  readonly trades: Collection<Trade>;
  readonly keys: Collection<CashierKey>;
  readonly refunds: Collection<Refund>;
  readonly transfers: Collection<Transfer>;
  private readonly stored: Collection<Settings>;

  constructor(readonly context: ProviderContext) {
    this.trades = context.collection('trades');
    this.keys = context.collection('cashier-keys');
    this.refunds = context.collection('refunds');
    this.transfers = context.collection('transfers');
    this.stored = context.collection('settings');
  }

  get pay(): ProviderContext['config']['wechatPay'] {
    return this.context.config.wechatPay;
  }

  now(): number {
    return this.context.clock.now();
  }

  get settings(): Settings {
    return this.stored.get('settings') ?? { ...DEFAULTS, refundOutcomes: [] };
  }

  change(settings: Partial<Settings>): Settings {
    return this.stored.put('settings', { ...this.settings, ...settings });
  }

  moveBalance(byFen: number): void {
    const { balanceFen } = this.settings;
    if (balanceFen !== undefined) this.change({ balanceFen: balanceFen + byFen });
  }

  appIds(): string[] {
    const { mini, officialAccount } = this.context.config.wechat;
    return [mini.appId, officialAccount.appId];
  }

  /** The person behind an openid, if the openid belongs to this app. */
  personOf(appId: string, openId: string): Persona | undefined {
    return this.context.personas.find(this.openIdField(appId), openId);
  }

  openIdField(appId: string): 'wechatMiniOpenId' | 'wechatOaOpenId' {
    return appId === this.context.config.wechat.mini.appId ? 'wechatMiniOpenId' : 'wechatOaOpenId';
  }

  refundsOf(outTradeNo: string): Refund[] {
    return this.refunds.values().filter((refund) => refund.outTradeNo === outTradeNo);
  }

  /** A platform number: prefix, day, and a running number, padded to `length`. */
  number(prefix: string, length: number): string {
    const day = rfc3339(this.now()).slice(0, 10).replaceAll('-', '');
    const head = `${prefix}${day}`;
    return head + String(this.context.next('numbers')).padStart(length - head.length, '0');
  }
}
