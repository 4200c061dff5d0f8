import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { OrderView } from '@yimai/shared/contracts/order';
import type { Quote } from '@yimai/shared/domain/pricing/types';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { SkuId } from '@yimai/shared/kernel/id';
import { CatalogService, type SkuForSale } from '../modules/catalog/index.js';
import { NO_EXTRAS, OrderService, toOrderView, type OrderRecord } from '../modules/order/index.js';
import { couponFacts } from '../modules/promotion/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext, type MemberPrincipal } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { OrderFacts, type EarlyFacts } from './order-facts.js';
import { OrderHolds } from './order-holds.js';
import { mergeLines, priceLines, requireSku, type LineRequest } from './price-lines.js';
import { QuoteTokens, type QuoteTerms } from './quote-token.js';

export const PAY_WITHIN_MS = 30 * MINUTE_MS;

interface Checkout extends EarlyFacts {
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

/** From a signed quote to an unpaid order that holds its goods and its coupon. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly facts: OrderFacts,
    private readonly tokens: QuoteTokens,
    private readonly catalog: CatalogService,
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
    return this.idempotency.run({ call, endpoint: 'placeOrder', input }, async (tx) => {
      return this.place(tx, { ...early.orThrow(), member, input });
    });
  }

  private async place(tx: Tx, checkout: Checkout): Promise<OrderView> {
    const { member, input, address } = checkout;
    const terms = this.tokens.open(input.quoteToken, member.memberId);
    const lines = mergeLines(input.lines);
    checkAgainstToken(terms, lines, input);
    const skus = await this.catalog.skusForSale(
      lines.map((line) => line.skuId),
      tx,
    );
    const quote = await this.price(tx, checkout, { terms, lines, skus });
    checkAgainstQuote(terms, quote);
    const isExempt = lines.some((line) => !requireSku(skus, line.skuId).isReturnable);
    if (isExempt && !input.acknowledgedNotReturnable)
      throw new DomainError('INVALID_INPUT', {
        param: 'acknowledgedNotReturnable',
        message: '订单中有不支持七天无理由退货的商品，请确认后提交',
      });
    const order = await this.insert(tx, { checkout, quote, skus });
    await this.holds.take(tx, order, { fromCart: input.fromCart });
    return toOrderView({
      order,
      address,
      events: [
        {
          event: 'placed',
          fromState: 'none',
          toState: 'awaitingPayment',
          actor: `member:${member.memberId}`,
          reason: '',
          at: order.placedAt,
        },
      ],
      extras: NO_EXTRAS,
      now: order.placedAt,
    });
  }

  private async price(
    tx: Tx,
    { address, freightTemplates }: EarlyFacts,
    facts: {
      terms: QuoteTerms;
      lines: readonly LineRequest[];
      skus: ReadonlyMap<SkuId, SkuForSale>;
    },
  ): Promise<Quote> {
    const { terms, ...rest } = facts;
    // Terms of coupons never change and are read once per process; whether the grant is still free, the hold decides.
    const coupon =
      terms.coupon &&
      couponFacts(await this.holds.couponTerms(tx, terms.coupon.couponId), {
        grantId: terms.coupon.grantId,
        isTaken: false,
      });
    try {
      const { districtCode } = address;
      return priceLines({ ...rest, coupon, districtCode, freightTemplates, at: this.clock.now() });
    } catch (error) {
      // A coupon that was good when quoted and is not now: the buyer should see a new price, not a dead end.
      if (error instanceof DomainError && error.code === 'COUPON_NOT_APPLICABLE') changed('coupon');
      throw error;
    }
  }

  private async insert(
    tx: Tx,
    { checkout, quote, skus }: { checkout: Checkout; quote: Quote; skus: ReadonlyMap<SkuId, SkuForSale> },
  ): Promise<OrderRecord> {
    const placedAt = this.clock.now();
    const { member, input, address, policy } = checkout;
    const { memberId } = member;
    const attribution = await this.facts.attribution(tx, { memberId, placedAt, policy });
    return this.orders.insert(tx, {
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
        };
      }),
    });
  }
}
