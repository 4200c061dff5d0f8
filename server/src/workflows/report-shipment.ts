import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId } from '@yimai/shared/kernel/id';
import {
  DOUYIN_TRADE,
  findCarrier,
  type DouyinTrade,
  type ParcelTracking,
  type WechatShipping,
} from '../gateways/fulfilment-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { KUAIDI100, WECHAT_MP } from '../gateways/tokens.js';
import { FulfilmentService, type Shipment } from '../modules/fulfilment/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, type Attempt } from '../modules/payment/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { JobRegistry, Outbox } from '../platform/outbox/index.js';
import { NOTIFY_PATHS } from './notify-paths.js';

const WECHAT_JOB = 'fulfilment.report-to-wechat';
const DOUYIN_JOB = 'fulfilment.report-to-douyin';
const SUBSCRIBE_JOB = 'fulfilment.subscribe-tracking';
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
    @Inject(KUAIDI100) private readonly parcels: ParcelTracking,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly fulfilment: FulfilmentService,
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    // eslint-disable-next-line max-params -- unit of work, outbox, registry and clock are wiring
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    const on = (name: string, work: (looked: Looked, tries: number) => Promise<void>): void =>
      this.jobs.handle(name, async (payload) => {
        const looked = await this.find(Number(payload['shipmentId']));
        if (looked) await work(looked, Number(payload['tries'] ?? 0));
      });
    on(WECHAT_JOB, (looked, tries) => this.toWechat(looked, tries));
    on(DOUYIN_JOB, (looked) => this.toDouyin(looked));
    on(SUBSCRIBE_JOB, (looked) => this.subscribe(looked));
  }

  /** In the transaction that ships. */
  async announce(tx: Tx, shipment: Shipment, paidBy: Attempt | null): Promise<void> {
    const payload = { shipmentId: shipment.id };
    await this.outbox.schedule(tx, { handler: SUBSCRIBE_JOB, payload });
    if (shipment.uploadState === 'pending') await this.outbox.schedule(tx, { handler: WECHAT_JOB, payload });
    if (paidBy?.channel === 'douyin') await this.outbox.schedule(tx, { handler: DOUYIN_JOB, payload });
  }

  /** The tracking service gave up early: once more, half an hour later. */
  async subscribeAgain(tx: Tx, shipment: Shipment, runAt: Date): Promise<void> {
    const payload = { shipmentId: shipment.id };
    await this.outbox.schedule(tx, {
      handler: SUBSCRIBE_JOB,
      payload,
      runAt,
      dedupeKey: `again:${shipment.id}`,
    });
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
    const carrier = findCarrier(shipment.carrier);
    try {
      const outcome = await this.wechat.shipping.upload({
        payment: { transactionId: attempt.channelTradeNo },
        logisticsType: 'express',
        parcels: [
          {
            trackingNo: shipment.trackingNumber,
            expressCompany: carrier?.wechatDeliveryId ?? shipment.carrier,
            description: descriptionOf(order),
            receiverContact: `*******${order.address.phoneTail}`,
          },
        ],
        uploadedAt: this.clock.now(),
        payerOpenId: attempt.payerOpenId,
      });
      if (outcome === 'done') await this.fulfilment.saveUpload(shipment.id, { state: 'uploaded', error: null });
      else await this.later(shipment, { tries, waitMs: INVISIBLE_WAITS_MS[tries], why: '微信侧尚未查到支付单' });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.failure === 'rejected')
        await this.fulfilment.saveUpload(shipment.id, { state: 'failed', error: error.message });
      else await this.later(shipment, { tries, waitMs: BUSY_WAIT_MS, why: error.message });
    }
  }

  /** No wait left, or too many tries: an operator must look. */
  private async later(
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
    const runAt = new Date(this.clock.now().getTime() + waitMs);
    await this.unitOfWork.run((tx) =>
      this.outbox.schedule(tx, {
        handler: WECHAT_JOB,
        payload: { shipmentId: shipment.id, tries: tries + 1 },
        runAt,
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

  private async subscribe({ shipment, order }: Looked): Promise<void> {
    if (shipment.state === 'signed') return;
    try {
      const parcel = {
        carrierCode: shipment.carrier,
        trackingNo: shipment.trackingNumber,
        phone: order.address.phoneTail,
      };
      await this.parcels.subscribe(parcel, `${this.config.PUBLIC_BASE_URL}${NOTIFY_PATHS.kuaidi100}`);
      await this.fulfilment.saveTracking(shipment.id, 'subscribed');
    } catch (error) {
      if (!(error instanceof GatewayError) || error.failure !== 'rejected') throw error;
      // A number the service does not take: the buyer's page still asks for it now and then.
      await this.fulfilment.saveTracking(shipment.id, 'failed');
    }
  }
}

/** What is inside, as WeChat shows it to the buyer. */
function descriptionOf(order: OrderRecord): string {
  return order.lines.map((line) => `${line.title}*${line.quantity}`).join('；');
}
