import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { Id, MemberId, SkuId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { CouponGrantId, CouponId } from '../modules/promotion/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { DomainError } from '../platform/http/index.js';

export const QUOTE_VALID_MS = 10 * MINUTE_MS;
const PURPOSE = 'yimai:quote:v1';

/** What the server promised: everything that has a price, for whom, and until when. */
export interface QuoteTerms {
  memberId: MemberId;
  lines: { skuId: SkuId; quantity: number; priceFen: Fen; discountFen: Fen }[];
  coupon: { grantId: CouponGrantId; couponId: CouponId } | null;
  addressId: Id<'address'> | null;
  freightFen: Fen;
  payableFen: Fen;
}

/** Short names: a token of fifty lines must fit into 4 KB. */
interface Wire {
  m: number;
  l: [skuId: number, quantity: number, priceFen: number, discountFen: number][];
  c: [grantId: number, couponId: number] | null;
  a: number | null;
  f: number;
  p: number;
  /** Expiry, milliseconds. */
  e: number;
}

function changed(why: string): DomainError {
  return new DomainError('QUOTE_CHANGED', { facts: { why } });
}

/**
 * `base64url(terms).base64url(HMAC-SHA256)`. The token carries the promise, the database stays the judge: placing an
 * order prices the cart again and accepts the token only where nothing differs.
 */
@Injectable()
export class QuoteTokens {
  private readonly key: Buffer;

  constructor(
    @Inject(APP_CONFIG) config: Pick<AppConfig, 'TOKEN_SECRET'>,
    private readonly clock: DatabaseClock,
  ) {
    // A key of its own, so that a quote can never pass for an access token or the other way round.
    this.key = createHmac('sha256', Buffer.from(config.TOKEN_SECRET, 'base64')).update(PURPOSE).digest();
  }

  sign(terms: QuoteTerms): { token: string; expiresAt: Date } {
    const expiresAt = new Date(this.clock.now().getTime() + QUOTE_VALID_MS);
    const wire: Wire = {
      m: terms.memberId,
      l: terms.lines.map((line) => [line.skuId, line.quantity, line.priceFen, line.discountFen]),
      c: terms.coupon ? [terms.coupon.grantId, terms.coupon.couponId] : null,
      a: terms.addressId,
      f: terms.freightFen,
      p: terms.payableFen,
      e: expiresAt.getTime(),
    };
    const body = Buffer.from(JSON.stringify(wire)).toString('base64url');
    return { token: `${body}.${this.mac(body).toString('base64url')}`, expiresAt };
  }

  /** Throws QUOTE_CHANGED for a token that we did not make, made for somebody else, or that has expired. */
  open(token: string, memberId: MemberId): QuoteTerms {
    const [body = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.mac(body);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw changed('signature');
    // Signed by us, so it has our shape.
    const wire = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Wire;
    if (wire.m !== memberId) throw changed('member');
    if (wire.e <= this.clock.now().getTime()) throw changed('expired');
    return {
      memberId,
      lines: wire.l.map(([skuId, quantity, priceFen, discountFen]) => ({
        skuId: skuId as SkuId,
        quantity,
        priceFen: priceFen as Fen,
        discountFen: discountFen as Fen,
      })),
      coupon: wire.c && { grantId: wire.c[0] as CouponGrantId, couponId: wire.c[1] as CouponId },
      addressId: wire.a as Id<'address'> | null,
      freightFen: wire.f as Fen,
      payableFen: wire.p as Fen,
    };
  }

  private mac(body: string): Buffer {
    return createHmac('sha256', this.key).update(body).digest();
  }
}
