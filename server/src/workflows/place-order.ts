import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { OrderView } from '@yimai/shared/contracts/order';
import type { Quote } from '@yimai/shared/domain/pricing/types';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import {
  NO_EXTRAS,
  OrderService,
  placedEvent,
  toOrderView,
  type OrderRecord,
} from '../modules/order/index.js';
import { couponFacts } from '../modules/promotion/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext, type MemberPrincipal } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { requireOurOwn } from './doudian-goods.js';
import { OrderFacts, type EarlyFacts } from './order-facts.js';
import { OrderHolds } from './order-holds.js';
import { mergeLines, priceLines, requireSku, type LineRequest } from './price-lines.js';
import { QuoteTokens, type QuoteTerms } from './quote-token.js';
import { requireOneKindSoldHere } from './virtual-goods.js';

export const PAY_WITHIN_MS = 30 * MINUTE_MS;

interface Checkout extends EarlyFacts {
  call: CallContext;
  member: MemberPrincipal;
  input: Input<'placeOrder'>;
}

function changed(why: string): never {
  throw new DomainError('QUOTE_CHANGED', { facts: { why } });
}

/** What the buyer sends must be what was signed. */
function checkAgainstToken(
  terms: QuoteTerms,
  lines: readonly LineRequest[],
  input: Input<'placeOrder'>,
): void {
  const isSameLines =
    terms.lines.length === lines.length &&
    terms.lines.every(({ skuId, quantity }) =>
      lines.some((line) => line.skuId === skuId && line.quantity === quantity),
    );
  if (!isSameLines) changed('lines');
  if (terms.addressId !== input.addressId) changed('address');
  if ((terms.coupon?.grantId ?? null) !== input.couponGrantId) changed('coupon');
}

/** And what was signed must be what the goods cost now (I-14). */
function checkAgainstQuote(terms: QuoteTerms, quote: Quote): void {
  const isSame =
    terms.freightFen === quote.freightFen &&
    terms.payableFen === quote.payableFen &&
    terms.lines.every(({ skuId, priceFen, discountFen }) =>
      quote.lines.some(
        (line) => line.skuId === skuId && line.unitPriceFen === priceFen && line.discountFen === discountFen,
      ),
    );
  if (!isSame) changed('prices');
}

/** What the buyer sees of the order just placed. */
function viewOf(order: OrderRecord, { address }: EarlyFacts): OrderView {
  return toOrderView({
    order,
    address,
    events: [placedEvent(order)],
    extras: NO_EXTRAS,
    now: order.placedAt,
  });
}

/** From a signed quote to an unpaid order that holds its goods and its coupon. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly facts: OrderFacts,
    private readonly tokens: QuoteTokens,
    private readonly holds: OrderHolds,
    private readonly orders: OrderService,
    private readonly idempotency: Idempotency,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * At most one order per idempotency key. Throws QUOTE_CHANGED whenever the token, the request and today's prices do
   * not agree, OUT_OF_STOCK, PRODUCT_OFF_SHELF, ADDRESS_NOT_FOUND, INVALID_INPUT without the acknowledgement for goods
   * that cannot be returned.
   */
  async run(call: CallContext, input: Input<'placeOrder'>): Promise<OrderView> {
    const member = memberOf(call);
    // Read before the transaction opens, so that a checkout never waits for a second connection while holding one.
    // A refusal is kept back: a replay must get its stored answer even when the address is gone by now.
    const early = await this.facts.read(member.memberId, input);
    return this.idempotency.runAnswering({ call, endpoint: 'placeOrder', input }, async (tx, answer) => {
      const checkout = { ...early.orThrow(), call, member, input };
      const order = await this.compose(tx, checkout);
      const view = answer(viewOf(order, checkout));
      this.orders.insert(tx, order);
      await this.holds.take(tx, order, { fromCart: input.fromCart });
      return view;
    });
  }

  /** The order as it will be written, or the refusal. Reads what the early facts do not have, and writes nothing. */
  private async compose(tx: Tx, checkout: Checkout): Promise<OrderRecord> {
    const { member, input, skus } = checkout;
    const terms = this.tokens.open(input.quoteToken, member.memberId);
    const lines = mergeLines(input.lines);
    checkAgainstToken(terms, lines, input);
    const quote = await this.price(tx, checkout, { terms, lines });
    checkAgainstQuote(terms, quote);
    const wanted = lines.map(({ skuId }) => requireSku(skus, skuId));
    requireOneKindSoldHere(wanted, checkout.call);
    requireOurOwn(wanted, checkout.call);
    const isExempt = wanted.some((sku) => !sku.isReturnable);
    if (isExempt && !input.acknowledgedNotReturnable)
      throw new DomainError('INVALID_INPUT', {
        param: 'acknowledgedNotReturnable',
        message: '订单中有不支持七天无理由退货的商品，请确认后提交',
      });
    return this.draft(checkout, quote);
  }

  private async price(
    tx: Tx,
    { address, freightTemplates, skus }: EarlyFacts,
    { terms, lines }: { terms: QuoteTerms; lines: readonly LineRequest[] },
  ): Promise<Quote> {
    // Terms of coupons never change and are read once per process; whether the grant is still free, the hold decides.
    const coupon =
      terms.coupon &&
      couponFacts(await this.holds.couponTerms(tx, terms.coupon.couponId), {
        grantId: terms.coupon.grantId,
        isTaken: false,
      });
    try {
      const { districtCode } = address;
      return priceLines({ lines, skus, coupon, districtCode, freightTemplates, at: this.clock.now() });
    } catch (error) {
      // A coupon that was good when quoted and is not now: the buyer should see a new price, not a dead end.
      if (error instanceof DomainError && error.code === 'COUPON_NOT_APPLICABLE') changed('coupon');
      throw error;
    }
  }

  private draft(checkout: Checkout, quote: Quote): OrderRecord {
    const placedAt = this.clock.now();
    const { member, input, address, policy, skus, evidence } = checkout;
    const { memberId } = member;
    const attribution = this.facts.attribution(evidence, { memberId, placedAt, policy });
    return this.orders.compose({
      orderId: this.orders.nextId(),
      memberId,
      platform: input.platform,
      goodsFen: quote.goodsFen,
      discountFen: quote.discountFen,
      freightFen: quote.freightFen,
      payableFen: quote.payableFen,
      couponGrantId: quote.couponGrantId,
      address,
      attribution,
      note: input.note,
      placedAt,
      payBefore: new Date(placedAt.getTime() + PAY_WITHIN_MS),
      lines: quote.lines.map((line) => {
        const sku = requireSku(skus, line.skuId);
        return {
          productId: line.productId,
          skuId: line.skuId,
          title: sku.title,
          skuText: sku.skuText,
          imageUrl: sku.imageUrl,
          quantity: line.quantity,
          priceFen: line.unitPriceFen,
          discountFen: line.discountFen,
          netFen: line.netFen,
          costFen: sku.costFen,
          commission: sku.override,
          isReturnable: sku.isReturnable,
          kind: sku.kind,
        };
      }),
    });
  }
}
