import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { computeRefundable } from '@yimai/shared/domain/aftersale/refundable';
import { isWithinDefectWindow, isWithinReturnWindow } from '@yimai/shared/domain/aftersale/return-window';
import type { RefundAsk, RefundOrderFacts } from '@yimai/shared/domain/aftersale/types';
import { isPaid, isShipped } from '@yimai/shared/domain/order/transitions';
import { invariant } from '@yimai/shared/kernel/invariant';
import { addFen, fen, subtractFen, type Fen } from '@yimai/shared/kernel/money';
import { AftersaleService, aftersaleView, type AftersaleCase } from '../modules/aftersale/index.js';
import { MediaService } from '../modules/media/index.js';
import {
  OrderService,
  toOrderLineView,
  type OrderLineRecord,
  type OrderRecord,
} from '../modules/order/index.js';
import { RefundService } from '../modules/payment/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';

const NO_REASON = '七天无理由退货';
/** The goods are not what was sold. */
const DEFECTS: ReadonlySet<string> = new Set(['商品质量问题', '与描述不符', '少件、漏发']);

/** A buyer asks for money back, or for money against goods. What it comes to is the domain's decision (A-02 … A-06). */
@Injectable()
export class RequestAftersale {
  constructor(
    private readonly orders: OrderService,
    private readonly aftersales: AftersaleService,
    private readonly refunds: RefundService,
    private readonly media: MediaService,
    private readonly idempotency: Idempotency,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws ORDER_NOT_FOUND, ORDER_STATE, AFTERSALE_WINDOW_CLOSED, AFTERSALE_IN_PROGRESS, REFUND_EXCEEDS_PAID, FILE_NOT_FOUND */
  async run(input: Input<'createAftersale'>, call: CallContext): Promise<Output<'createAftersale'>> {
    const { memberId } = memberOf(call);
    const { orderId } = await this.orders.getByLine(input.orderLineId);
    return this.idempotency.run({ call, endpoint: 'createAftersale', input }, async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      if (order.memberId !== memberId) throw new DomainError('ORDER_NOT_FOUND');
      const line = order.lines.find(({ lineId }) => lineId === input.orderLineId);
      invariant(line, 'the order was found by this line');
      const at = this.clock.now();
      this.requireTimely(order, input.reason, at);
      this.requireSuitable(order, line, input);
      const sum = await this.judge(tx, order, input);
      const { kind, reason, note, orderLineId, evidenceFileIds: fileIds } = input;
      const files = await this.media.claim(tx, { memberId, purpose: 'evidence', fileIds });
      const row = await this.aftersales.open(
        tx,
        { orderId, orderLineId, memberId, kind, reason, note, evidence: fileIds, ...sum },
        at,
      );
      return aftersaleView(row, {
        line: { ...toOrderLineView(line, order, { now: at }), canAftersale: false },
        orderNumber: order.number,
        evidence: files.map((file) => this.media.imageFor(file)),
        returnAddress: '',
        events: [],
      });
    });
  }

  /** Second thoughts have a week; defects have longer, even when the order is completed. */
  private requireTimely(order: OrderRecord, reason: Input<'createAftersale'>['reason'], at: Date): void {
    if (!isPaid(order.state)) throw new DomainError('ORDER_STATE');
    if (order.receivedAt === null) return;
    const isTimely = DEFECTS.has(reason)
      ? isWithinDefectWindow(order.receivedAt, at)
      : order.state !== 'completed' && isWithinReturnWindow(order.receivedAt, at);
    if (!isTimely) throw new DomainError('AFTERSALE_WINDOW_CLOSED');
  }

  private requireSuitable(order: OrderRecord, line: OrderLineRecord, input: Input<'createAftersale'>): void {
    if (input.kind === 'returnAndRefund' && !isShipped(order.state))
      throw new DomainError('ORDER_STATE', { message: '商品尚未发货，请申请仅退款', param: 'kind' });
    if (input.reason === NO_REASON && isShipped(order.state) && !line.isReturnable)
      throw new DomainError('AFTERSALE_STATE', { message: '该商品不支持七天无理由退货', param: 'reason' });
    if (input.reason === NO_REASON && isShipped(order.state) && input.kind === 'refundOnly')
      throw new DomainError('AFTERSALE_STATE', {
        message: '七天无理由需要寄回商品，请选择退货退款',
        param: 'kind',
      });
  }

  /** The money and the units the case is about. Money alone takes no units. */
  private async judge(
    tx: Tx,
    order: OrderRecord,
    input: Input<'createAftersale'>,
  ): Promise<Pick<AftersaleCase, 'quantity' | 'amountFen' | 'freightFen'>> {
    const cases = await this.aftersales.ofOrders([order.orderId], tx);
    const open = cases.filter((row) => row.openLineId !== null);
    if (open.some((row) => row.orderLineId === input.orderLineId))
      throw new DomainError('AFTERSALE_IN_PROGRESS');
    const refunds = await this.refunds.ofOrder(order.orderId, tx);
    const isReturning = refunds.some(
      ({ cause, state }) => cause === 'channel' && state !== 'succeeded' && state !== 'failed',
    );
    if (isReturning) throw new DomainError('AFTERSALE_IN_PROGRESS');
    const { orderLineId: lineId, quantity, amountFen, kind } = input;
    const facts = factsOf(order, open);
    const whole = computeRefundable(facts, [{ by: 'quantity', lineId, quantity }]);
    const isByQuantity = amountFen === undefined || (whole.ok && whole.lines[0]?.amountFen === amountFen);
    const ask: RefundAsk = isByQuantity
      ? { by: 'quantity', lineId, quantity }
      : { by: 'amount', lineId, amountFen: fen(amountFen) };
    const result = isByQuantity ? whole : computeRefundable(facts, [ask]);
    // Goods that come back must exist, whatever the money.
    const refused = !result.ok ? result : kind === 'returnAndRefund' && !whole.ok ? whole : null;
    if (refused && !refused.ok)
      throw new DomainError('REFUND_EXCEEDS_PAID', {
        message: refused.message,
        facts: { reason: refused.reason },
      });
    invariant(result.ok && result.lines[0], 'an accepted request names its line');
    return {
      quantity: isByQuantity || kind === 'returnAndRefund' ? quantity : 0,
      amountFen: result.lines[0].amountFen,
      freightFen: result.freightFen,
    };
  }
}

/** What was paid, and what earlier refunds and open cases already claim of it. */
export function factsOf(order: OrderRecord, open: readonly AftersaleCase[]): RefundOrderFacts {
  const refundedGoodsFen = addFen(fen(0), ...order.lines.map((line) => line.refundedFen));
  return {
    lines: order.lines.map((line) => {
      const claims = open.filter((row) => row.orderLineId === line.lineId);
      const quantity = claims.reduce((sum, row) => sum + row.quantity, line.refundedQuantity);
      return {
        lineId: line.lineId,
        quantity: line.quantity,
        netPaidFen: line.netFen,
        claimedFen: addFen(line.refundedFen, ...claims.map((row) => row.amountFen)),
        claimedQuantity: Math.min(quantity, line.quantity),
      };
    }),
    freightPaidFen: order.freightFen,
    freightClaimedFen: addFen(
      subtractFen(order.refundedFen, refundedGoodsFen) as Fen,
      ...open.map((row) => row.freightFen),
    ),
    isShipped: isShipped(order.state),
  };
}
