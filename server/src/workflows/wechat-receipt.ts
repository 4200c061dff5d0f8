import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import type { OrderView } from '@yimai/shared/contracts/order';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import { formatId, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import type { WechatShipping, WechatShippingState } from '../gateways/fulfilment-ports.js';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import { GatewayError } from '../gateways/ports.js';
import { WECHAT_MP } from '../gateways/tokens.js';
import { FulfilmentService } from '../modules/fulfilment/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, type Attempt } from '../modules/payment/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { ConfirmReceipt } from './confirm-receipt.js';

/** The buyer has the goods, or what comes after that. */
const RECEIVED: readonly WechatShippingState[] = ['confirmed', 'complete', 'settling'];
/** Opened with the numbers of the trade in its query. */
const ORDER_PAGE = 'packages/order/order-detail/index';

/** Receipt of orders whose money WeChat holds until the buyer confirms in WeChat. */
@Injectable()
export class WechatReceipt {
  constructor(
    @Inject(WECHAT_MP) private readonly wechat: WechatShipping,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly fulfilment: FulfilmentService,
    private readonly receipt: ConfirmReceipt,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What WeChat's page needs. Null unless WeChat was told of the parcel and waits for the buyer. @throws ORDER_NOT_FOUND. */
  async component(memberId: MemberId, orderId: OrderId): Promise<Output<'getReceiptComponent'>> {
    const order = await this.orders.getOwn(memberId, orderId);
    const attempt = order.state === 'shipped' ? await this.wechatPayment(order) : null;
    const parcels = attempt ? await this.fulfilment.ofOrders([orderId]) : [];
    const isTold = parcels.some(({ uploadState }) => uploadState === 'uploaded');
    if (!attempt?.channelTradeNo || !isTold) return { component: null };
    return {
      component: {
        merchantId: this.platforms.wechatPay.mchId,
        merchantTradeNo: attempt.outTradeNo,
        transactionId: attempt.channelTradeNo,
      },
    };
  }

  /**
   * The client says that the buyer confirmed; WeChat decides. @throws ORDER_NOT_FOUND, RECEIPT_NOT_CONFIRMED,
   * PLATFORM_UNAVAILABLE.
   */
  async confirm(memberId: MemberId, orderId: OrderId): Promise<void> {
    const order = await this.orders.getOwn(memberId, orderId);
    if (order.state === 'received' || order.state === 'completed') return;
    const attempt = await this.wechatPayment(order);
    if (!attempt?.channelTradeNo) throw new DomainError('RECEIPT_NOT_CONFIRMED');
    const state = await this.stateOf(attempt.channelTradeNo);
    if (!state || !RECEIVED.includes(state))
      throw new DomainError('RECEIPT_NOT_CONFIRMED', { facts: { state } });
    await this.unitOfWork.run((tx) => this.receipt.byPlatform(tx, orderId, 'buyer'));
  }

  private async stateOf(transactionId: string): Promise<WechatShippingState | undefined> {
    try {
      return (await this.wechat.shipping.order(transactionId))?.state;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw new DomainError('PLATFORM_UNAVAILABLE', { facts: { providerCode: error.providerCode } });
    }
  }

  /** The payment in the mini-program that paid it; others are no business of WeChat's. */
  private async wechatPayment(order: OrderRecord): Promise<Attempt | null> {
    const attempt = order.paidAttemptId ? await this.payments.get(order.paidAttemptId) : null;
    return attempt?.scene === 'wechat-mini' ? attempt : null;
  }
}

/** How platforms find their way to an order of ours. */
@Injectable()
export class OrderPaths implements OnModuleInit {
  private readonly log = new Logger('platform');
  private isToldToWechat = false;

  constructor(
    @Inject(WECHAT_MP) private readonly wechat: WechatShipping,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'wechat.tell-order-page', everyMs: HOUR_MS, handler: () => this.tellWechat() });
  }

  /** @throws ORDER_NOT_FOUND, also for somebody else's trade. */
  async ofTrade(memberId: MemberId, tradeNumber: string): Promise<Pick<OrderView, 'id'>> {
    const attempt = await this.payments.byOutTradeNo(tradeNumber);
    if (!attempt) throw new DomainError('ORDER_NOT_FOUND');
    const { orderId } = await this.orders.getOwn(memberId, attempt.orderId);
    return { id: formatId('order', orderId) };
  }

  /** Once per process is enough: it is kept there. */
  async tellWechat(): Promise<void> {
    if (this.isToldToWechat || !this.platforms.isConfigured) return;
    try {
      await this.wechat.shipping.setMessagePath(ORDER_PAGE);
      this.isToldToWechat = true;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.log.warn({ err: error }, 'WeChat was not told where orders are; the next round tries again');
    }
  }
}
