import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ONLINE_DELIVERY } from '@yimai/shared/domain/fulfilment/carriers';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId, type Id } from '@yimai/shared/kernel/id';
import {
  DOUYIN_TRADE,
  findCarrier,
  type DouyinTrade,
  type ShippingReport,
  type WechatShipping,
} from '../gateways/fulfilment-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { WECHAT_MP } from '../gateways/tokens.js';
import { FulfilmentService, type Shipment } from '../modules/fulfilment/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, type Attempt } from '../modules/payment/index.js';
import type { Tx } from '../platform/db/index.js';
import { Later } from './later.js';
import { SubscribeTracking } from './subscribe-tracking.js';

const WECHAT_JOB = 'fulfilment.report-to-wechat';
const DOUYIN_JOB = 'fulfilment.report-to-douyin';
/** A new payment takes a while to appear in WeChat's shipping management: about ten minutes of patience. */
const INVISIBLE_WAITS_MS = [5_000, 15_000, 30_000, MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS, 3 * MINUTE_MS];
/** Busy, a spent quota, a token: nothing wrong with what we say. */
const BUSY_WAIT_MS = 2 * MINUTE_MS;
const MAX_TRIES = 30;
const DOUYIN_DONE = 'FULFILLED';

interface Looked {
  shipment: Shipment;
  order: OrderRecord;
  attempt: Attempt | null;
}

/** Who must hear of a parcel: WeChat and Douyin, which hold the money until then, and the tracking service. */
@Injectable()
export class ReportShipment implements OnModuleInit {
  private readonly log = new Logger('fulfilment');

  constructor(
    @Inject(WECHAT_MP) private readonly wechat: WechatShipping,
    @Inject(DOUYIN_TRADE) private readonly douyin: DouyinTrade,
    private readonly fulfilment: FulfilmentService,
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly tracking: SubscribeTracking,
    private readonly later: Later,
  ) {}

  onModuleInit(): void {
    const on = (name: string, work: (looked: Looked, tries: number) => Promise<void>): void =>
      this.later.handle(name, async (payload) => {
        const looked = await this.find(Number(payload['shipmentId']));
        if (looked) await work(looked, Number(payload['tries'] ?? 0));
      });
    on(WECHAT_JOB, (looked, tries) => this.toWechat(looked, tries));
    on(DOUYIN_JOB, (looked) => this.toDouyin(looked));
  }

  /** In the transaction that ships. */
  async announce(tx: Tx, shipment: Shipment, paidBy: Attempt | null): Promise<void> {
    const payload = { shipmentId: shipment.id };
    if (shipment.carrier !== ONLINE_DELIVERY) await this.tracking.request(tx, shipment);
    if (shipment.uploadState === 'pending') await this.later.schedule(tx, { handler: WECHAT_JOB, payload });
    if (paidBy?.channel === 'douyin') await this.later.schedule(tx, { handler: DOUYIN_JOB, payload });
  }

  /** Staff have mended what was wrong: WeChat is told once more. @throws TROUBLE_NOT_FOUND, TROUBLE_STATE */
  async again(tx: Tx, shipmentId: Id<'shipment'>): Promise<void> {
    await this.fulfilment.reopenUpload(tx, shipmentId);
    await this.later.schedule(tx, { handler: WECHAT_JOB, payload: { shipmentId } });
  }

  private async find(shipmentId: number): Promise<Looked | null> {
    const shipment = await this.fulfilment.get(asId('shipment', shipmentId));
    if (!shipment) return null;
    const order = await this.orders.get(shipment.orderId);
    const attempt = order.paidAttemptId ? await this.payments.get(order.paidAttemptId) : null;
    return { shipment, order, attempt };
  }

  private async toWechat({ shipment, order, attempt }: Looked, tries: number): Promise<void> {
    if (shipment.uploadState !== 'pending' || !attempt?.channelTradeNo || !attempt.payerOpenId) return;
    try {
      const outcome = await this.wechat.shipping.upload({
        payment: { transactionId: attempt.channelTradeNo },
        ...contentsOf(shipment, order),
        uploadedAt: this.later.now(),
        payerOpenId: attempt.payerOpenId,
      });
      if (outcome === 'done')
        await this.fulfilment.saveUpload(shipment.id, { state: 'uploaded', error: null });
      else
        await this.postpone(shipment, {
          tries,
          waitMs: INVISIBLE_WAITS_MS[tries],
          why: '微信侧尚未查到支付单',
        });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.failure === 'rejected')
        await this.fulfilment.saveUpload(shipment.id, { state: 'failed', error: error.message });
      else await this.postpone(shipment, { tries, waitMs: BUSY_WAIT_MS, why: error.message });
    }
  }

  /** No wait left, or too many tries: an operator must look. */
  private async postpone(
    shipment: Shipment,
    next: { tries: number; waitMs: number | undefined; why: string },
  ): Promise<void> {
    const { tries, waitMs, why } = next;
    const isOver = waitMs === undefined || tries >= MAX_TRIES;
    await this.fulfilment.saveUpload(shipment.id, { state: isOver ? 'failed' : 'pending', error: why });
    if (isOver) {
      this.log.error({ shipmentId: shipment.id, why }, 'shipping info could not be uploaded');
      return;
    }
    await this.later.inTx((tx) =>
      this.later.schedule(tx, {
        handler: WECHAT_JOB,
        payload: { shipmentId: shipment.id, tries: tries + 1 },
        waitMs,
      }),
    );
  }

  /** Repeating it changes nothing there; a failure is tried again by the queue. */
  private async toDouyin({ attempt }: Looked): Promise<void> {
    if (attempt?.channel !== 'douyin' || !attempt.channelTradeNo) return;
    const order = await this.douyin.trade.order({ orderId: attempt.channelTradeNo });
    const itemOrderIds = (order?.item_order_list ?? []).map((item) => item.item_order_id);
    await this.douyin.trade.pushFulfilment({
      orderId: attempt.channelTradeNo,
      itemOrderIds,
      status: DOUYIN_DONE,
    });
  }
}

/** A code is not told to WeChat: it is the goods themselves. */
function contentsOf(
  shipment: Shipment,
  order: OrderRecord,
): Pick<ShippingReport, 'logisticsType' | 'parcels'> {
  const description = descriptionOf(order);
  if (shipment.carrier === ONLINE_DELIVERY) return { logisticsType: 'virtual', parcels: [{ description }] };
  const parcel = {
    trackingNo: shipment.trackingNumber,
    expressCompany: findCarrier(shipment.carrier)?.wechatDeliveryId ?? shipment.carrier,
    description,
    receiverContact: `*******${order.address.phoneTail}`,
  };
  return { logisticsType: 'express', parcels: [parcel] };
}

/** What is inside, as WeChat shows it to the buyer. */
function descriptionOf(order: OrderRecord): string {
  return order.lines.map((line) => `${line.title}*${line.quantity}`).join('；');
}
