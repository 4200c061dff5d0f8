import { bps } from '../../kernel/bps.js';
import { asId } from '../../kernel/id.js';
import { fen } from '../../kernel/money.js';
import { checkRateBand, checkTerms, COMMISSION_PRESETS, RATE_BANDS } from './presets.js';
import { commissionAfterRefund, reverseForRefund } from './reverse.js';
import { reachedStep, steppedCommission } from './tier.js';

const line = { lineId: asId('orderLine', 1), netPaidFen: fen(89_700) };
const entries = [{ distributorId: asId('distributor', 7), level: 1 as const, amountFen: fen(13_455) }];

describe('C-12: refunds', () => {
  it('one of three ¥299 units takes back 4485; three take back 13455', () => {
    const reversed = [0, 1, 2].map((n) =>
      reverseForRefund({ line, entries, refundedBeforeFen: fen(n * 29_900), refundNowFen: fen(29_900) }),
    );
    expect(reversed.map(([item]) => item?.reversalFen)).toEqual([4_485, 4_485, 4_485]);
    expect(reversed[2]?.[0]?.afterFen).toBe(0);
    expect(reversed[0]?.[0]?.explain).toEqual([
      '本商品实付 ¥897.00，累计已退 ¥299.00（本次 ¥299.00）。',
      '一级佣金按剩余实付同比例计算，由 ¥134.55 变为 ¥89.70，本次冲回 ¥44.85。',
    ]);
  });

  it('a hundred refunds of one fen end at zero', () => {
    const small = { lineId: asId('orderLine', 1), netPaidFen: fen(100) };
    const own = [{ distributorId: asId('distributor', 7), level: 1 as const, amountFen: fen(15) }];
    let total = 0;
    for (let n = 0; n < 100; n += 1) {
      const [item] = reverseForRefund({
        line: small,
        entries: own,
        refundedBeforeFen: fen(n),
        refundNowFen: fen(1),
      });
      total += item?.reversalFen ?? 0;
    }
    expect(total).toBe(15);
  });

  it('a line nobody paid for has nothing to take back', () => {
    expect(commissionAfterRefund(fen(0), fen(0), fen(0))).toBe(0);
  });

  it('refuses to refund more than was paid', () => {
    const facts = { line, entries, refundedBeforeFen: fen(89_700), refundNowFen: fen(1) };
    expect(() => reverseForRefund(facts)).toThrow(/exceed/);
  });
});

describe('C-13: monthly steps', () => {
  const steps = [
    { fromFen: fen(0), rateBps: bps(1_000) },
    { fromFen: fen(1_000_000), rateBps: bps(1_500) },
    { fromFen: fen(3_000_000), rateBps: bps(2_000) },
  ];

  it('¥30,000 in a month: 6,000 on the whole, 4,000 by slices', () => {
    expect(steppedCommission(fen(3_000_000), steps, 'whole')).toBe(600_000);
    expect(steppedCommission(fen(3_000_000), steps, 'marginal')).toBe(400_000);
  });

  it.each([
    [0, 1_000, 0],
    [999_999, 1_000, 100_000],
    [1_000_000, 1_500, 100_000],
    [1_000_001, 1_500, 100_000],
    [4_000_000, 2_000, 600_000],
  ])('%d fen reaches %d bps and earns %d by slices', (sales, rateBps, marginal) => {
    expect(reachedStep(fen(sales), steps).rateBps).toBe(rateBps);
    expect(steppedCommission(fen(sales), steps, 'marginal')).toBe(marginal);
  });

  it('refuses steps that do not begin at zero or do not rise', () => {
    expect(() => reachedStep(fen(1), steps.slice(1))).toThrow();
    expect(() => reachedStep(fen(1), [steps[0]!, steps[0]!])).toThrow();
  });
});

describe('C-14: checking terms', () => {
  it('finds nothing wrong with the presets', () => {
    const codes = Object.values(COMMISSION_PRESETS).map((terms) =>
      checkTerms(terms).map((issue) => issue.code),
    );
    expect(codes).toEqual([[], [], ['THREE_LEVELS_NEED_SIGN_OFF'], []]);
  });

  it('names every mistake', () => {
    const terms = {
      ...COMMISSION_PRESETS['15-8'],
      paidLevels: 3 as const,
      levelRatesBps: [bps(9_000), bps(2_000)],
      stacking: 'sum' as const,
      cap: { ...COMMISSION_PRESETS['15-8'].cap, netShareBps: bps(10_001) },
      perOrderCapFen: fen(-1),
      tierBonuses: [0, 1].map(() => ({ tier: 'gold', tierName: '金牌', bonusBps: bps(300) })),
    };
    expect(checkTerms(terms).map((issue) => issue.code)).toEqual([
      'RATES_MISSING',
      'RATES_EXCEED_WHOLE',
      'DUPLICATE_TIER',
      'CAP_SHARE_OUT_OF_RANGE',
      'ORDER_CAP_OUT_OF_RANGE',
      'THREE_LEVELS_NEED_SIGN_OFF',
      'SUM_STACKING_NEEDS_PROOF',
    ]);
  });

  it('warns outside the band of the class', () => {
    expect(checkRateBand(bps(1_500), RATE_BANDS.normal)).toBeNull();
    expect(checkRateBand(bps(1_501), RATE_BANDS.normal)?.message).toContain('8%–15%');
    expect(checkRateBand(bps(1_999), RATE_BANDS['high-margin'])?.severity).toBe('warning');
  });
});
