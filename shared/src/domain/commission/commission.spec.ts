import { bps } from '../../kernel/bps.js';
import { asId } from '../../kernel/id.js';
import { fen, type Fen } from '../../kernel/money.js';
import { computeCommission } from './commission.js';
import { policyFromPreset, type NamedPreset } from './presets.js';
import { previewCommission } from './preview.js';
import { pickOverride } from './rate.js';
import type {
  CommissionLineFacts,
  CommissionOverride,
  CommissionPolicy,
  CommissionTerms,
  UplineMember,
} from './types.js';

const FRIDAY = new Date('2026-01-02T04:00:00Z');
const SATURDAY_START = new Date('2026-01-02T16:00:00Z');
const SUNDAY_END = new Date('2026-01-04T15:59:59.999Z');
const MONDAY_START = new Date('2026-01-04T16:00:00Z');

function policy(preset: NamedPreset, changes: Partial<CommissionTerms> = {}): CommissionPolicy {
  return policyFromPreset({ policyId: asId('policy', 5), version: 3 }, preset, changes);
}

const NO_CAP: Partial<CommissionTerms> = {
  cap: {
    base: 'net',
    marginShareBps: bps(10_000),
    netShareBps: bps(10_000),
    unknownMarginNetShareBps: bps(10_000),
  },
};

function line(netPaidFen: number, changes: Partial<CommissionLineFacts> = {}): CommissionLineFacts {
  return {
    lineId: asId('orderLine', 1),
    skuId: asId('sku', 11),
    productId: asId('product', 21),
    title: '云雾绿茶',
    quantity: 1,
    unitPriceFen: fen(netPaidFen),
    lineDiscountFen: fen(0),
    netPaidFen: fen(netPaidFen),
    costFen: null,
    override: null,
    ...changes,
  };
}

function member(level: number, changes: Partial<UplineMember> = {}): UplineMember {
  const distributorId = asId('distributor', 100 + level);
  return { distributorId, level, maskedName: '张*', isActive: true, isBuyer: false, tier: null, ...changes };
}

const THREE = [member(1), member(2), member(3)];

interface Case {
  lines: CommissionLineFacts[];
  policy: CommissionPolicy;
  upline?: UplineMember[];
  paidAt?: Date;
}

function run({
  lines,
  policy: terms,
  upline = THREE,
  paidAt = FRIDAY,
}: Case): ReturnType<typeof computeCommission> {
  return computeCommission({ lines, upline, paidAt, policy: terms });
}

function amounts(facts: Case): Fen[] {
  return run(facts).entries.map((entry) => entry.amountFen);
}

const COST_60 = { costFen: fen(6_000) };

describe('golden numbers', () => {
  it('¥100.00 at 15/8/5 pays 1500/800/500', () => {
    expect(amounts({ lines: [line(10_000)], policy: policy('15-8-5', NO_CAP) })).toEqual([1_500, 800, 500]);
  });

  it('C-08: a margin of ¥40 caps at 2000, tie to the lower level', () => {
    const result = run({ lines: [line(10_000, COST_60)], policy: policy('15-8-5') });
    expect(result.entries.map((entry) => entry.amountFen)).toEqual([1_072, 571, 357]);
    expect(result.entries[0]?.receipt.lineCap).toEqual({
      boundBy: 'margin',
      baseFen: 4_000,
      shareBps: 5_000,
      capFen: 2_000,
      totalBeforeFen: 2_800,
      totalAfterFen: 2_000,
      isScaledDown: true,
    });
  });

  it('C-04 and C-08: weekend double under the same cap', () => {
    const facts = {
      lines: [line(10_000, COST_60)],
      policy: policy('15-8-5', { weekendDouble: true }),
      paidAt: SATURDAY_START,
    };
    expect(amounts(facts)).toEqual([1_395, 372, 233]);
    expect(run(facts).entries.map((entry) => entry.receipt.rawFen)).toEqual([3_000, 800, 500]);
  });

  it.each([
    [3_333, [500, 267, 167]],
    [9_999, [1_500, 800, 500]],
  ])('C-07: %d fen rounds half up', (net, expected) => {
    expect(amounts({ lines: [line(net)], policy: policy('15-8-5', NO_CAP) })).toEqual(expected);
  });

  it('C-10: one fen pays nothing and the receipt says so', () => {
    const { entries } = run({ lines: [line(1)], policy: policy('15-8-5', NO_CAP) });
    expect(entries.map((entry) => [entry.amountFen, entry.receipt.zeroReason])).toEqual(
      Array(3).fill([0, 'BELOW_ONE_FEN']),
    );
    expect(entries[0]?.receipt.explain).toEqual([
      '本单商品实付 ¥0.01，按一级佣金 15% 计算，四舍五入后不足 1 分，记 ¥0.00。',
    ]);
  });

  it('C-01: coupon shares come off the base', () => {
    const first = line(22_387, { unitPriceFen: fen(29_900), lineDiscountFen: fen(7_513) });
    const second = line(7_413, {
      lineId: asId('orderLine', 2),
      unitPriceFen: fen(9_900),
      lineDiscountFen: fen(2_487),
    });
    expect(amounts({ lines: [first, second], policy: policy('15') })).toEqual([3_358, 1_112]);
  });

  it('C-11: says it in the words of the distributor', () => {
    const { entries } = run({ lines: [line(22_387)], policy: policy('15') });
    expect(entries[0]?.receipt.explain).toEqual(['本单商品实付 ¥223.87，按一级佣金 15% 计算，应得 ¥33.58。']);
  });
});

describe('levels and people', () => {
  it('C-02: pays two levels by default and lists the third as intercepted', () => {
    const { entries, receipt } = run({ lines: [line(10_000)], policy: policy('15-8') });
    expect(entries.map((entry) => entry.level)).toEqual([1, 2]);
    expect(receipt.intercepted).toEqual([{ distributorId: 103, level: 3 }]);
    expect(receipt.explain.join('')).toContain('系统已拦截');
  });

  it('C-02: never pays a fourth level', () => {
    const { entries, receipt } = run({
      lines: [line(10_000)],
      policy: policy('15-8-5'),
      upline: [...THREE, member(4)],
    });
    expect(new Set(entries.map((entry) => entry.distributorId)).size).toBe(3);
    expect(receipt.intercepted).toEqual([{ distributorId: 104, level: 4 }]);
    const four = policy('15-8-5', { paidLevels: 4 as 3, levelRatesBps: [bps(1), bps(1), bps(1), bps(1)] });
    expect(() => run({ lines: [line(100)], policy: four })).toThrow(/LEVEL_OUT_OF_RANGE/);
  });

  it('C-02: counting oneself leaves two paid levels', () => {
    expect(amounts({ lines: [line(10_000)], policy: policy('15-8-5', { countSelf: true }) })).toEqual([
      1_500, 800,
    ]);
    expect(amounts({ lines: [line(10_000)], policy: policy('15', { countSelf: true }) })).toEqual([1_500]);
  });

  it('C-02: with one paid level nobody above the seller earns by the sale', () => {
    expect(amounts({ lines: [line(10_000)], policy: policy('15') })).toEqual([1_500]);
  });

  it('C-02: a vacant or inactive level passes nothing on', () => {
    const upline = [member(1, { isActive: false }), member(3)];
    const { entries, receipt } = run({ lines: [line(10_000)], policy: policy('15-8-5'), upline });
    expect(entries.map((e) => [e.level, e.amountFen, e.receipt.zeroReason])).toEqual([
      [1, 0, 'INACTIVE_DISTRIBUTOR'],
      [3, 500, null],
    ]);
    expect(receipt.vacantLevels).toEqual([2]);
  });

  it('C-10: an order without upline has a receipt and no entries', () => {
    const { entries, receipt } = run({ lines: [line(10_000)], policy: policy('15-8'), upline: [] });
    expect(entries).toEqual([]);
    expect(receipt.zeroReason).toBe('NO_UPLINE');
    expect(receipt.explain).toContain('本单没有归属的分销员，不产生佣金。');
  });

  it('C-10: nobody earns from an own order, on any level', () => {
    const upline = [member(1, { isBuyer: true }), member(2)];
    expect(amounts({ lines: [line(10_000)], policy: policy('15-8'), upline })).toEqual([0, 800]);
    expect(
      amounts({ lines: [line(10_000)], policy: policy('15-8', { allowSelfPurchase: true }), upline }),
    ).toEqual([1_500, 800]);
    const circle = [member(1), member(2, { isBuyer: true })];
    const { entries } = run({
      lines: [line(10_000)],
      policy: policy('15-8', { allowSelfPurchase: true }),
      upline: circle,
    });
    expect(entries[1]?.receipt.zeroReason).toBe('SELF_PURCHASE');
  });

  it('refuses an upline that runs in a circle', () => {
    const upline = [member(1), member(2, { distributorId: member(1).distributorId })];
    expect(() => run({ lines: [line(100)], policy: policy('15-8'), upline })).toThrow(/two levels/);
  });
});

describe('rates', () => {
  const rate: CommissionOverride = { kind: 'rate', source: 'product', levelRatesBps: [bps(1_000)] };
  const fixed: CommissionOverride = {
    kind: 'fixed',
    source: 'sku',
    levelFenPerUnit: [fen(500), null, fen(100)],
  };

  it('C-03: the SKU beats the product, the product the policy', () => {
    expect(pickOverride(rate, fixed)).toBe(fixed);
    expect(pickOverride(rate, null)).toBe(rate);
    expect(pickOverride(null, null)).toBeNull();
  });

  it('C-03: a level the override does not name follows the policy', () => {
    const { entries } = run({ lines: [line(10_000, { override: rate })], policy: policy('15-8') });
    expect(entries.map((e) => [e.amountFen, e.receipt.source, e.receipt.ruleId])).toEqual([
      [1_000, 'product-override', 'pol_5@3/product-override/L1'],
      [800, 'policy', 'pol_5@3/policy:15-8/L2'],
    ]);
    expect(entries[0]?.receipt.explain).toEqual([
      '本单商品实付 ¥100.00，按该商品单独设置的一级佣金 10% 计算，应得 ¥10.00。',
    ]);
  });

  it('C-03: fixed amounts count units', () => {
    const three = line(30_000, { quantity: 3, unitPriceFen: fen(10_000), override: fixed });
    expect(amounts({ lines: [three], policy: policy('15-8-5') })).toEqual([1_500, 2_400, 300]);
    expect(run({ lines: [three], policy: policy('15') }).entries[0]?.receipt.explain).toEqual([
      '按该规格单独设置的一级固定佣金每件 ¥5.00，共 3 件，应得 ¥15.00。',
    ]);
  });

  it('C-10: excluded goods pay nobody and say why', () => {
    const override: CommissionOverride = { kind: 'excluded', source: 'product', reason: '烟草制品' };
    const { entries } = run({ lines: [line(10_000, { override })], policy: policy('15-8') });
    expect(entries.map((e) => [e.amountFen, e.receipt.zeroReason])).toEqual(
      Array(2).fill([0, 'EXCLUDED_PRODUCT']),
    );
    expect(entries[0]?.receipt.explain).toEqual(['本商品不参与分销（烟草制品），不计佣金。']);
  });

  it('C-10: tells a zero rate and a free line apart', () => {
    const override: CommissionOverride = { kind: 'rate', source: 'sku', levelRatesBps: [bps(0)] };
    const gift = line(0, { lineId: asId('orderLine', 2), unitPriceFen: fen(100), lineDiscountFen: fen(100) });
    const { entries } = run({ lines: [line(10_000, { override }), gift], policy: policy('15') });
    expect(entries.map((e) => e.receipt.zeroReason)).toEqual(['ZERO_RATE', 'NOTHING_PAID']);
  });

  it.each([
    [FRIDAY, 1_500],
    [new Date('2026-01-02T15:59:59.999Z'), 1_500],
    [SATURDAY_START, 3_000],
    [SUNDAY_END, 3_000],
    [MONDAY_START, 1_500],
  ])('C-04: paid %p earns %d at level 1', (paidAt, expected) => {
    expect(
      amounts({ lines: [line(10_000)], policy: policy('15', { ...NO_CAP, weekendDouble: true }), paidAt }),
    ).toEqual([expected]);
  });

  it.each([
    ['max', FRIDAY, 1_800],
    ['max', SATURDAY_START, 3_000],
    ['sum', FRIDAY, 1_800],
    ['sum', SATURDAY_START, 3_300],
  ] as const)('C-05, C-06: %s on %p pays %d', (stacking, paidAt, expected) => {
    const tierBonuses = [{ tier: 'gold', tierName: '金牌', bonusBps: bps(300) }];
    const terms = policy('15-8', { ...NO_CAP, weekendDouble: true, stacking, tierBonuses });
    const upline = [member(1, { tier: 'gold' }), member(2, { tier: 'gold' })];
    expect(amounts({ lines: [line(10_000)], policy: terms, upline, paidAt })).toEqual([expected, 800]);
  });

  it('C-06: a raise does not bring back a zero', () => {
    const override: CommissionOverride = { kind: 'rate', source: 'sku', levelRatesBps: [bps(0)] };
    const tierBonuses = [{ tier: 'gold', tierName: '金牌', bonusBps: bps(300) }];
    const upline = [member(1, { tier: 'gold' })];
    expect(
      amounts({ lines: [line(10_000, { override })], policy: policy('15', { tierBonuses }), upline }),
    ).toEqual([0]);
  });
});

describe('caps', () => {
  it.each([
    ['min-margin-net', 9_000, 'margin', 500],
    ['min-margin-net', 0, 'margin', 5_000],
    ['min-margin-net', null, 'net-margin-unknown', 3_000],
    ['margin', 0, 'margin', 5_000],
    ['margin', null, 'net-margin-unknown', 3_000],
    ['margin', 20_000, 'margin', 0],
    ['net', null, 'net', 5_000],
  ] as const)('C-08: base %s, cost %p is bound by %s at %d', (...row) => {
    const [base, cost, boundBy, capFen] = row;
    const cap = {
      base,
      marginShareBps: bps(5_000),
      netShareBps: bps(5_000),
      unknownMarginNetShareBps: bps(3_000),
    };
    const costFen = cost === null ? null : fen(cost);
    const { entries } = run({ lines: [line(10_000, { costFen })], policy: policy('15-8-5', { cap }) });
    expect(entries[0]?.receipt.lineCap).toMatchObject({ boundBy, capFen });
  });

  it('C-08: floors the shares', () => {
    const { entries } = run({ lines: [line(10_000, { costFen: fen(9_997) })], policy: policy('15') });
    expect(entries[0]?.receipt.lineCap).toMatchObject({ baseFen: 3, capFen: 1 });
    expect(entries[0]?.amountFen).toBe(1);
    const unknown = run({ lines: [line(9)], policy: policy('15') });
    expect(unknown.entries[0]?.receipt.lineCap).toMatchObject({ boundBy: 'net-margin-unknown', capFen: 2 });
  });

  it('C-08: the lesser of the two shares bounds', () => {
    const cap = {
      base: 'min-margin-net' as const,
      marginShareBps: bps(8_000),
      netShareBps: bps(1_000),
      unknownMarginNetShareBps: bps(0),
    };
    const { entries } = run({ lines: [line(10_000, COST_60)], policy: policy('15', { cap }) });
    expect(entries[0]?.receipt.lineCap).toMatchObject({ boundBy: 'net', baseFen: 10_000, capFen: 1_000 });
  });

  it('C-10: selling below cost pays nothing', () => {
    const { entries } = run({ lines: [line(10_000, { costFen: fen(12_000) })], policy: policy('15-8') });
    expect(entries.map((e) => [e.amountFen, e.receipt.zeroReason])).toEqual(
      Array(2).fill([0, 'CAPPED_TO_ZERO']),
    );
  });

  it('C-09: the order cap scales all lines, ties to the lower level and then to the earlier line', () => {
    const lines = [line(10_000), line(10_000, { lineId: asId('orderLine', 2) })];
    const { entries, receipt } = run({ lines, policy: policy('15-8', { perOrderCapFen: fen(1_001) }) });
    expect(entries.reduce((sum, e) => sum + e.amountFen, 0)).toBe(1_001);
    expect(entries.map((e) => e.amountFen)).toEqual([327, 174, 326, 174]);
    expect(receipt.orderCap).toMatchObject({ boundBy: 'order', totalBeforeFen: 4_600, totalAfterFen: 1_001 });
    expect(entries[0]?.receipt.explain.join('')).toContain('本订单各级佣金合计 ¥46.00，超过上限 ¥10.01');
  });

  it('C-11: sentences never name the margin', () => {
    const result = run({ lines: [line(10_000, COST_60)], policy: policy('15-8-5') });
    expect(result.entries.flatMap((e) => e.receipt.explain).join('')).not.toContain('40.00');
  });
});

describe('facts and replay', () => {
  it('C-01: refuses a net amount that does not follow from the price', () => {
    expect(() => run({ lines: [line(100, { unitPriceFen: fen(200) })], policy: policy('15') })).toThrow(
      /price minus discount/,
    );
  });

  it('C-11: the same facts give the same bytes, even after a trip through JSON', () => {
    const facts = {
      lines: [line(22_387, COST_60)],
      upline: THREE,
      paidAt: SATURDAY_START,
      policy: policy('15-8-5', { weekendDouble: true }),
    };
    const stored = JSON.parse(JSON.stringify(facts)) as typeof facts;
    const replayed = computeCommission({ ...stored, paidAt: new Date(stored.paidAt) });
    expect(JSON.stringify(replayed)).toBe(JSON.stringify(computeCommission(facts)));
  });

  it('previews by the engine itself', () => {
    const levels = previewCommission({
      skuId: asId('sku', 1),
      productId: asId('product', 1),
      title: '云雾绿茶',
      unitPriceFen: fen(10_000),
      quantity: 1,
      costFen: fen(6_000),
      override: null,
      tier: null,
      paidAt: FRIDAY,
      policy: policy('15-8-5'),
    });
    expect(levels.map((level) => level.amountFen)).toEqual([1_072, 571, 357]);
  });
});
