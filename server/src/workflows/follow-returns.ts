import { Injectable, type OnModuleInit } from '@nestjs/common';
import { carrierName } from '@yimai/shared/domain/fulfilment/carriers';
import type { Input } from '@yimai/shared/contracts/api';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { asId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { AftersaleService, type AftersaleCase } from '../modules/aftersale/index.js';
import { FulfilmentService } from '../modules/fulfilment/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { Later } from './later.js';
import { AftersaleClosing } from './settle-refund.js';

const JOB = 'aftersale.return-timeout';
const RETURN_WITHIN_MS = 7 * DAY_MS;

/** The buyer's side of a case after the request: sending goods back, thinking better of it, or forgetting about it. */
@Injectable()
export class FollowReturns implements OnModuleInit {
  constructor(
    private readonly orders: OrderService,
    private readonly aftersales: AftersaleService,
    private readonly fulfilment: FulfilmentService,
    private readonly closing: AftersaleClosing,
    private readonly later: Later,
  ) {}

  onModuleInit(): void {
    this.later.handle(JOB, ({ aftersaleId }) => this.timeOut(asId('aftersale', Number(aftersaleId))));
  }

  /** Goods are expected from now on, for seven days. */
  async expect(tx: Tx, aftersaleId: Id<'aftersale'>, from: Date): Promise<void> {
    const runAt = new Date(from.getTime() + RETURN_WITHIN_MS);
    const payload = { aftersaleId };
    await this.later.schedule(tx, { handler: JOB, payload, runAt, dedupeKey: String(aftersaleId) });
  }

  /** @throws AFTERSALE_NOT_FOUND, AFTERSALE_STATE, CARRIER_UNKNOWN, TRACKING_NUMBER_INVALID */
  async ship(memberId: MemberId, input: Input<'shipReturn'>): Promise<void> {
    const { carrier, trackingNumber } = input;
    this.fulfilment.checkNumber(carrier, trackingNumber);
    await this.later.inTx(async (tx) => {
      const { row } = await this.lockOwn(tx, memberId, input.aftersaleId);
      await this.aftersales.recordReturn(tx, row, {
        carrier,
        trackingNumber,
        actor: `member:${memberId}`,
        at: this.later.now(),
        text: `${carrierName(carrier)} ${trackingNumber}`,
      });
    });
  }

  /** @throws AFTERSALE_NOT_FOUND, AFTERSALE_STATE */
  async cancel(memberId: MemberId, aftersaleId: Id<'aftersale'>): Promise<void> {
    await this.later.inTx(async (tx) => {
      const { row, order } = await this.lockOwn(tx, memberId, aftersaleId);
      // Agreed refunds are on their way, and so are goods: neither can be called back here.
      if (row.state === 'approved' || row.returnTrackingNumber !== null)
        throw new DomainError('AFTERSALE_STATE');
      const at = this.later.now();
      const actor = `member:${memberId}`;
      await this.aftersales.transition(tx, row, { event: 'buyerCancelled', actor, reason: '', at });
      await this.closing.closed(tx, row, { receivedAt: order.receivedAt, at });
    });
  }

  private async timeOut(aftersaleId: Id<'aftersale'>): Promise<void> {
    const { orderId } = await this.aftersales.get(aftersaleId);
    await this.later.inTx(async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      const row = await this.aftersales.lock(tx, aftersaleId);
      if (row.state !== 'awaitingReturn' || row.returnTrackingNumber !== null) return;
      const at = this.later.now();
      const reason = '超过 7 天未寄回商品';
      await this.aftersales.transition(tx, row, { event: 'returnTimedOut', actor: 'system', reason, at });
      await this.closing.closed(tx, row, { receivedAt: order.receivedAt, at });
    });
  }

  private async lockOwn(
    tx: Tx,
    memberId: MemberId,
    aftersaleId: Id<'aftersale'>,
  ): Promise<{ order: OrderRecord; row: AftersaleCase }> {
    const seen = await this.aftersales.get(aftersaleId);
    if (seen.memberId !== memberId) throw new DomainError('AFTERSALE_NOT_FOUND');
    const order = await this.orders.lock(tx, seen.orderId);
    return { order, row: await this.aftersales.lock(tx, aftersaleId) };
  }
}
