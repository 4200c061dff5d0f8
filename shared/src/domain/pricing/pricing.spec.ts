import fc from 'fast-check';
import { bps } from '../../kernel/bps.js';
import { asId } from '../../kernel/id.js';
import { fen } from '../../kernel/money.js';
import { applyCoupon, bestCoupon } from './coupon.js';
import { computeFreight, tariffFee, tariffFor } from './freight.js';
import { quote } from './quote.js';
import type { CouponFacts, FreightTemplate, QuoteFacts, QuoteLineFacts } from './types.js';

const NOW = new Date('2026-01-10T00:00:00Z');

function line(skuId: number, unitPriceFen: number, changes: Partial<QuoteLineFacts> = {}): QuoteLineFacts {
  return {
    skuId: asId('sku', skuId),
    productId: asId('product', skuId),
    categoryIds: [asId('category', 1)],
    title: `商品${skuId}`,
    unitPriceFen: fen(unitPriceFen),
    quantity: 1,
    isOnShelf: true,
    availableUnits: 10,
    buyableUnits: null,
    weightGrams: 500,
    freightTemplateId: null,
    ...changes,
  };
}

function coupon(changes: Partial<CouponFacts> = {}): CouponFacts {
  return {
    couponGrantId: asId('couponGrant', 1),
    title: '满200减100',
    benefit: { kind: 'amount', offFen: fen(10_000) },
    thresholdFen: fen(20_000),
    scope: { kind: 'all' },
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validUntil: new Date('2026-02-01T00:00:00Z'),
    isUsed: false,
    ...changes,
  };
}

const BY_PIECE: FreightTemplate = {
  freightTemplateId: 'standard',
  chargeBy: 'piece',
  tariffs: [
    {
      kind: 'deliver',
      regions: ['*'],
      firstUnits: 1,
      firstFeeFen: fen(1_000),
      nextUnits: 2,
      nextFeeFen: fen(300),
      freeFromFen: fen(9_900),
    },
    {
      kind: 'deliver',
      regions: ['44'],
      firstUnits: 1,
      firstFeeFen: fen(600),
      nextUnits: 1,
      nextFeeFen: fen(100),
      freeFromFen: null,
    },
    {
      kind: 'deliver',
      regions: ['4403', '440106'],
      firstUnits: 1,
      firstFeeFen: fen(0),
      nextUnits: 1,
      nextFeeFen: fen(0),
      freeFromFen: null,
    },
    { kind: 'refuse', regions: ['65', '54', '440305'] },
  ],
};

const BY_WEIGHT: FreightTemplate = {
  freightTemplateId: 'heavy',
  chargeBy: 'weight',
  tariffs: [
    {
      kind: 'deliver',
      regions: ['11', '31'],
      firstUnits: 1_000,
      firstFeeFen: fen(800),
      nextUnits: 500,
      nextFeeFen: fen(200),
      freeFromFen: null,
    },
  ],
};

function facts(changes: Partial<QuoteFacts>): QuoteFacts {
  return {
    lines: [],
    coupon: null,
    regionCode: '110101',
    freightTemplates: [BY_PIECE, BY_WEIGHT],
    at: NOW,
    zeroPayable: 'raise',
    ...changes,
  };
}

describe('coupons', () => {
  it('P-03 golden: ¥100 over ¥299 and ¥99 is 7513/2487, nets 22387/7413', () => {
    const result = quote(facts({ lines: [line(1, 29_900), line(2, 9_900)], coupon: coupon() }));
    expect(result).toMatchObject({
      ok: true,
      quote: {
        lines: [
          { discountFen: 7_513, netFen: 22_387 },
          { discountFen: 2_487, netFen: 7_413 },
        ],
        goodsFen: 39_800,
        discountFen: 10_000,
        payableFen: 29_800,
        explain: [
          '商品合计 ¥398.00。',
          '「满200减100」优惠 ¥100.00，已按金额分摊到商品。',
          '运费 ¥0.00。',
          '应付 ¥298.00。',
        ],
      },
    });
  });

  it.each([
    [{ isUsed: true }, 'USED', 0],
    [{ validFrom: new Date('2026-01-10T00:00:00.001Z') }, 'NOT_STARTED', 0],
    [{ validUntil: NOW }, 'EXPIRED', 0],
    [{ scope: { kind: 'products', productIds: [asId('product', 9)] } }, 'NO_ELIGIBLE_GOODS', 0],
    [{ thresholdFen: fen(40_000) }, 'BELOW_THRESHOLD', 10_100],
  ] as const)('P-02: %p is refused as %s', (changes, why, missingFen) => {
    const decision = applyCoupon(coupon(changes), [line(1, 29_900)], NOW);
    expect(decision).toMatchObject({ ok: false, why, missingFen });
  });

  it('P-02: applies at the first instant', () => {
    expect(applyCoupon(coupon({ validFrom: NOW }), [line(1, 29_900)], NOW).ok).toBe(true);
  });

  it('P-03: touches only the lines it covers', () => {
    const scoped = coupon({
      scope: { kind: 'categories', categoryIds: [asId('category', 2)] },
      thresholdFen: fen(0),
    });
    const lines = [line(1, 29_900), line(2, 4_000, { categoryIds: [asId('category', 2)] })];
    expect(applyCoupon(scoped, lines, NOW)).toMatchObject({
      ok: true,
      discountFen: 4_000,
      perLineFen: [0, 4_000],
    });
  });

  it('P-03: a rate is bounded', () => {
    const tenth = coupon({
      benefit: { kind: 'rate', offBps: bps(1_000), maxOffFen: fen(500) },
      thresholdFen: fen(0),
    });
    expect(applyCoupon(tenth, [line(1, 29_900)], NOW)).toMatchObject({ discountFen: 500 });
    expect(applyCoupon(tenth, [line(1, 1_005)], NOW)).toMatchObject({ discountFen: 101 });
  });

  it('picks the coupon that saves most', () => {
    const small = coupon({
      couponGrantId: asId('couponGrant', 2),
      benefit: { kind: 'amount', offFen: fen(500) },
    });
    const used = coupon({ isUsed: true });
    expect(bestCoupon([small, used, coupon()], [line(1, 29_900)], NOW)?.couponGrantId).toBe(1);
    expect(bestCoupon([used], [line(1, 29_900)], NOW)).toBeNull();
  });
});

describe('freight', () => {
  it.each([
    ['110101', '*'],
    ['445200', '44'],
    ['440106', '440106'],
    ['440304', '4403'],
  ])('P-05: %s is served by %s', (region, code) => {
    expect(tariffFor(BY_PIECE, region)?.regions).toContain(code);
  });

  it.each(['650100', '440305'])('P-05: %s is refused', (region) => {
    expect(tariffFor(BY_PIECE, region)?.kind).toBe('refuse');
    const freight = computeFreight(
      [{ ...line(1, 100), freightTemplateId: 'standard', netFen: fen(100) }],
      [BY_PIECE],
      region,
    );
    expect(freight).toEqual({ ok: false, skuIds: [1] });
  });

  it('P-05: a region nobody names is not delivered to', () => {
    expect(tariffFor(BY_WEIGHT, '440106')).toBeNull();
  });

  it.each([
    [1, 0, 1_000],
    [2, 0, 1_300],
    [3, 0, 1_300],
    [4, 0, 1_600],
    [4, 9_899, 1_600],
    [4, 9_900, 0],
  ])('P-04: %d pieces of %d fen cost %d', (units, goods, expected) => {
    const [tariff] = BY_PIECE.tariffs;
    expect(tariff?.kind === 'deliver' && tariffFee(tariff, units, fen(goods))).toBe(expected);
  });

  it('P-04: weighs lines of one template together and adds templates up', () => {
    const lines = [
      { ...line(1, 100, { weightGrams: 400, quantity: 2 }), freightTemplateId: 'heavy', netFen: fen(200) },
      { ...line(2, 100, { weightGrams: 201 }), freightTemplateId: 'heavy', netFen: fen(100) },
      { ...line(3, 100), freightTemplateId: 'standard', netFen: fen(100) },
      { ...line(4, 100), freightTemplateId: null, netFen: fen(100) },
    ];
    expect(computeFreight(lines, [BY_PIECE, BY_WEIGHT], '110101')).toEqual({
      ok: true,
      freightFen: 800 + 200 + 1_000,
    });
  });

  it('P-04: judges the free threshold after discounts', () => {
    const lines = [line(1, 10_000, { freightTemplateId: 'standard' })];
    const free = quote(facts({ lines }));
    const paid = quote(
      facts({
        lines,
        coupon: coupon({ thresholdFen: fen(0), benefit: { kind: 'amount', offFen: fen(101) } }),
      }),
    );
    expect(free).toMatchObject({ quote: { freightFen: 0, payableFen: 10_000 } });
    expect(paid).toMatchObject({ quote: { freightFen: 1_000, payableFen: 10_899 } });
  });
});

describe('quotes', () => {
  it('P-06: names every reason at once', () => {
    const lines = [
      line(1, 100, { isOnShelf: false }),
      line(2, 100, { quantity: 11 }),
      line(3, 100, { quantity: 3, buyableUnits: 2 }),
      line(4, 100, { freightTemplateId: 'standard' }),
      line(5, 100, { availableUnits: 0 }),
    ];
    const result = quote(facts({ lines, coupon: coupon(), regionCode: '650100' }));
    expect(result.ok ? [] : result.refusals.map((refusal) => refusal.reason)).toEqual([
      'OFF_SHELF',
      'OUT_OF_STOCK',
      'QUANTITY_LIMIT',
      'OUT_OF_STOCK',
      'COUPON_NOT_APPLICABLE',
      'REGION_NOT_DELIVERED',
    ]);
    expect(quote(facts({ lines: [] }))).toMatchObject({ ok: false, refusals: [{ reason: 'EMPTY_CART' }] });
  });

  it('P-07: a coupon worth more than the goods leaves one fen to pay', () => {
    const big = coupon({ thresholdFen: fen(0), benefit: { kind: 'amount', offFen: fen(99_999) } });
    const lines = [line(1, 100), line(2, 200)];
    expect(quote(facts({ lines, coupon: big }))).toMatchObject({
      quote: { discountFen: 299, payableFen: 1 },
    });
    expect(quote(facts({ lines, coupon: big, zeroPayable: 'allow' }))).toMatchObject({
      quote: { discountFen: 300, payableFen: 0 },
    });
  });

  it('says that freight is open while there is no address', () => {
    const result = quote(
      facts({ lines: [line(1, 100, { freightTemplateId: 'standard' })], regionCode: null }),
    );
    expect(result).toMatchObject({ quote: { isFreightKnown: false, freightFen: 0, payableFen: 100 } });
  });

  it('I-11, P-03, P-07: parts sum to the whole, nothing is negative, something is always paid', () => {
    const carts = fc.array(
      fc.record({
        price: fc.integer({ min: 1, max: 1_000_000 }),
        quantity: fc.integer({ min: 1, max: 10 }),
        inScope: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(carts, fc.nat(5_000_000), fc.boolean(), (cart, off, ships) => {
        const lines = cart.map(({ price, quantity, inScope }, index) =>
          line(index + 1, price, {
            quantity,
            categoryIds: inScope ? [asId('category', 7)] : [],
            freightTemplateId: ships ? 'standard' : null,
          }),
        );
        const scoped = coupon({
          thresholdFen: fen(0),
          benefit: { kind: 'amount', offFen: fen(off) },
          scope: { kind: 'categories', categoryIds: [asId('category', 7)] },
        });
        const result = quote(facts({ lines, coupon: cart.some((item) => item.inScope) ? scoped : null }));
        if (!result.ok) throw new Error(JSON.stringify(result));
        const { quote: priced } = result;
        const sum = (pick: (item: (typeof priced.lines)[number]) => number): number =>
          priced.lines.reduce((a, b) => a + pick(b), 0);
        expect(sum((item) => item.discountFen)).toBe(priced.discountFen);
        expect(sum((item) => item.netFen) + priced.freightFen).toBe(priced.payableFen);
        expect(priced.lines.every((item) => item.netFen >= 0 && item.discountFen >= 0)).toBe(true);
        expect(priced.payableFen).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});
