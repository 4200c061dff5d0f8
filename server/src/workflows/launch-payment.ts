import { Inject, Injectable, Logger } from '@nestjs/common';
import { formatId } from '@yimai/shared/kernel/id';
import {
  GatewayError,
  type CreatePaymentInput,
  type PayChannel,
  type PaymentChannel,
  type PaymentLaunch,
} from '../gateways/ports.js';
import { PAYMENT_CHANNELS } from '../gateways/tokens.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, SCENES, type Attempt } from '../modules/payment/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { DomainError } from '../platform/http/index.js';
import { NOTIFY_PATHS } from './notify-paths.js';
import { ReconcilePayments } from './reconcile-payments.js';

/** Douyin takes letters, digits, _ and / only: the page of one order has a hyphen in its name, the list has not. */
const DOUYIN_ORDER_PAGE = 'packages/order/orders/index';
const DESCRIPTION_CHARS = 60;

/** Whether what a client got to bring up the cashier may no longer work. */
export function isStale(attempt: Attempt, now: Date): boolean {
  return now.getTime() - attempt.createdAt.getTime() > SCENES[attempt.scene].launchLifeMs;
}

/** The call to the channel, outside of any transaction and always under the attempt's own number. */
@Injectable()
export class LaunchPayment {
  private readonly log = new Logger('payment');

  constructor(
    @Inject(PAYMENT_CHANNELS) private readonly channels: Record<PayChannel, PaymentChannel>,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly reconcile: ReconcilePayments,
  ) {}

  /** Where the browser comes back to. */
  returnUrl(path: string): string {
    return `${this.config.PUBLIC_BASE_URL}${path}`;
  }

  /** `known` spares reading the order again. The stored launch while it is good, or a new one. Throws PAYMENT_CHANNEL_DOWN, PAYMENT_REJECTED, ORDER_STATE. */
  async run(attempt: Attempt, now: Date, known?: OrderRecord): Promise<PaymentLaunch> {
    if (attempt.state === 'failed') throw new DomainError('PAYMENT_REJECTED');
    const isOpen = attempt.state === 'created' || attempt.state === 'pending';
    const isGood = attempt.channel === 'douyin' || !isOpen || !isStale(attempt, now);
    if (attempt.launch && isGood) return attempt.launch;
    if (!isOpen) throw new DomainError('ORDER_STATE', { facts: { attempt: attempt.state } });
    const order = known ?? (await this.orders.get(attempt.orderId));
    try {
      const launch = await this.channels[attempt.channel].createPayment(this.inputOf(attempt, order));
      await this.payments.saveLaunch(attempt.id, launch);
      return launch;
    } catch (error) {
      if (error instanceof GatewayError) return this.explain(attempt, error);
      throw error;
    }
  }

  private inputOf(attempt: Attempt, order: OrderRecord): CreatePaymentInput {
    const imageUrl = order.lines[0]?.imageUrl ?? '';
    return {
      scene: attempt.scene,
      outTradeNo: attempt.outTradeNo,
      amountFen: attempt.amountFen,
      description: descriptionOf(order),
      expiresAt: attempt.expiresAt,
      notifyUrl: `${this.config.PUBLIC_BASE_URL}${NOTIFY_PATHS[attempt.channel]}`,
      payerIp: attempt.payerIp,
      orderPage: { path: DOUYIN_ORDER_PAGE, params: { orderId: formatId('order', order.orderId) } },
      ...(attempt.returnUrl ? { returnUrl: attempt.returnUrl } : {}),
      ...(attempt.payerOpenId ? { payerOpenId: attempt.payerOpenId } : {}),
      ...(imageUrl ? { imageUrl: imageUrl.startsWith('/') ? this.returnUrl(imageUrl) : imageUrl } : {}),
    };
  }

  /** A doubtful outcome leaves the attempt to be asked about; only a definite refusal ends it. */
  private async explain(attempt: Attempt, error: GatewayError): Promise<never> {
    this.log.warn({ outTradeNo: attempt.outTradeNo, err: error }, 'the channel did not take the payment');
    if (error.failure !== 'rejected') throw new DomainError('PAYMENT_CHANNEL_DOWN');
    const outcome = await this.reconcile.tryAsk(attempt);
    if (outcome === 'unpaid') await this.payments.end(attempt.id, 'failed');
    throw new DomainError('PAYMENT_REJECTED', { facts: { providerCode: error.providerCode } });
  }
}

/** What the buyer reads at the cashier. The same for every repetition of a call: lines never change. */
function descriptionOf(order: OrderRecord): string {
  const [first] = order.lines;
  const title = [...(first?.title ?? '商品')].slice(0, DESCRIPTION_CHARS).join('');
  return order.lines.length > 1 ? `${title} 等${order.lines.length}件商品` : title;
}
