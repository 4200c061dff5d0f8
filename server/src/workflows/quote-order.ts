import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { QuoteLineView, QuoteView } from '@yimai/shared/contracts/order';
import { applyCoupon, bestCoupon } from '@yimai/shared/domain/pricing/coupon';
import type { CouponFacts, Quote, QuoteLineFacts } from '@yimai/shared/domain/pricing/types';
import { formatId, type MemberId, type SkuId } from '@yimai/shared/kernel/id';
import { formatYuan } from '@yimai/shared/kernel/money';
import { AddressService, type OrderAddress } from '../modules/address/index.js';
import { CatalogService, type SkuForSale } from '../modules/catalog/index.js';
import { InventoryService } from '../modules/inventory/index.js';
import { couponFacts, isTaken, PromotionService, type GrantRecord } from '../modules/promotion/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';
import { requireOurOwn } from './doudian-goods.js';
import { lineFacts, mergeLines, priceLines, requireSku } from './price-lines.js';
import { QuoteTokens } from './quote-token.js';
import { requireOneKindSoldHere } from './virtual-goods.js';

interface Offer {
  grant: GrantRecord;
  facts: CouponFacts;
}

function toLine(line: Quote['lines'][number], sku: SkuForSale): QuoteLineView {
  return {
    productId: formatId('product', line.productId),
    skuId: formatId('sku', line.skuId),
    title: sku.title,
    skuText: sku.skuText,
    imageUrl: sku.imageUrl,
    quantity: line.quantity,
    priceFen: line.unitPriceFen,
    discountFen: line.discountFen,
    netFen: line.netFen,
    isReturnable: sku.isReturnable,
    kind: sku.kind,
  };
}

function toCoupon(
  { grant, facts }: Offer,
  lines: readonly QuoteLineFacts[],
  at: Date,
): QuoteView['coupons'][number] {
  const decision = applyCoupon(facts, lines, at);
  return {
    grantId: formatId('couponGrant', grant.grantId),
    title: grant.title,
    thresholdFen: grant.thresholdFen,
    discountFen: decision.ok ? decision.discountFen : grant.discountFen,
    endsAt: grant.endsAt.toISOString(),
    isApplicable: decision.ok,
    reason: decision.ok ? null : decision.message,
  };
}

function freightText(quote: Quote): string {
  if (!quote.isFreightKnown) return '选择收货地址后计算运费';
  return quote.freightFen === 0 ? '包邮' : `运费 ¥${formatYuan(quote.freightFen)}`;
}

/** The server's price of a cart: the only price there is. Nothing is reserved by asking. */
@Injectable()
export class QuoteOrder {
  constructor(
    private readonly catalog: CatalogService,
    private readonly inventory: InventoryService,
    private readonly promotion: PromotionService,
    private readonly addresses: AddressService,
    private readonly tokens: QuoteTokens,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Prices with the coupon asked for, none (`null`), or the best one (absent); to the address asked for, or the default
   * one. Throws SKU_NOT_FOUND, PRODUCT_OFF_SHELF, OUT_OF_STOCK, QUANTITY_LIMIT, ADDRESS_NOT_FOUND, COUPON_NOT_FOUND,
   * COUPON_NOT_APPLICABLE, REGION_NOT_DELIVERED, VIRTUAL_NOT_SOLD_HERE, VIRTUAL_SEPARATELY,
   * SOLD_THROUGH_DOUDIAN.
   */
  async run(call: CallContext, input: Input<'quoteOrder'>): Promise<QuoteView> {
    const { memberId } = memberOf(call);
    const at = this.clock.now();
    const lines = mergeLines(input.lines);
    const skuIds = lines.map((line) => line.skuId);
    const [skus, available, grants, address, freightTemplates] = await Promise.all([
      this.catalog.skusForSale(skuIds),
      this.inventory.available(skuIds),
      this.promotion.grantsOf(memberId),
      this.addressOf(memberId, input),
      this.catalog.freightTemplates(),
    ]);
    const wanted = lines.map(({ skuId }) => requireSku(skus, skuId));
    requireOneKindSoldHere(wanted, call);
    requireOurOwn(wanted, call);
    const facts = lineFacts({ lines, skus, available });
    const offers = grants.map((grant) => ({
      grant,
      facts: couponFacts(grant, { grantId: grant.grantId, isTaken: isTaken(grant) }),
    }));
    const chosen = this.choose(input.couponGrantId, offers, { facts, at });
    const districtCode = address?.districtCode ?? null;
    const coupon = chosen?.facts ?? null;
    const quote = priceLines({ lines, skus, available, coupon, districtCode, freightTemplates, at });
    const shown = offers.filter(({ grant }) => !isTaken(grant) && grant.endsAt > at);
    return {
      ...this.toView(quote, skus),
      coupons: shown.map((offer) => toCoupon(offer, facts, at)),
      address: address?.view ?? null,
      ...this.sign(memberId, quote, { chosen, address }),
    };
  }

  private async addressOf(memberId: MemberId, input: Input<'quoteOrder'>): Promise<OrderAddress | null> {
    return input.addressId === undefined
      ? this.addresses.defaultForOrder(memberId)
      : this.addresses.forOrder(memberId, input.addressId);
  }

  private choose(
    wanted: Input<'quoteOrder'>['couponGrantId'],
    offers: readonly Offer[],
    { facts, at }: { facts: readonly QuoteLineFacts[]; at: Date },
  ): Offer | null {
    if (wanted === null) return null;
    if (wanted === undefined) {
      const best = bestCoupon(
        offers.map((offer) => offer.facts),
        facts,
        at,
      );
      return offers.find((offer) => offer.facts === best) ?? null;
    }
    const offer = offers.find(({ grant }) => grant.grantId === wanted);
    if (!offer) throw new DomainError('COUPON_NOT_FOUND');
    return offer;
  }

  private toView(
    quote: Quote,
    skus: ReadonlyMap<SkuId, SkuForSale>,
  ): Omit<QuoteView, 'coupons' | 'address' | 'quoteToken' | 'expiresAt'> {
    return {
      lines: quote.lines.map((line) => toLine(line, requireSku(skus, line.skuId))),
      goodsFen: quote.goodsFen,
      discountFen: quote.discountFen,
      freightFen: quote.freightFen,
      payableFen: quote.payableFen,
      appliedCouponGrantId: quote.couponGrantId && formatId('couponGrant', quote.couponGrantId),
      freightText: freightText(quote),
    };
  }

  private sign(
    memberId: MemberId,
    quote: Quote,
    { chosen, address }: { chosen: Offer | null; address: OrderAddress | null },
  ): Pick<QuoteView, 'quoteToken' | 'expiresAt'> {
    const { token, expiresAt } = this.tokens.sign({
      memberId,
      lines: quote.lines.map((line) => ({
        skuId: line.skuId,
        quantity: line.quantity,
        priceFen: line.unitPriceFen,
        discountFen: line.discountFen,
      })),
      coupon: chosen && { grantId: chosen.grant.grantId, couponId: chosen.grant.couponId },
      addressId: address?.addressId ?? null,
      freightFen: quote.freightFen,
      payableFen: quote.payableFen,
    });
    return { quoteToken: token, expiresAt: expiresAt.toISOString() };
  }
}
