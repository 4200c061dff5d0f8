import { asId } from '@yimai/shared/kernel/id';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { fen } from '@yimai/shared/kernel/money';
import { VARIANT_KEYS, type VariantKey } from './assign.js';
import { judge, neededPerVariant } from './judge.js';
import type { Tally, VariantRecord } from './experiment.types.js';

const start = new Date('2026-03-01T00:00:00Z');
const after = (days: number): Date => new Date(start.getTime() + days * DAY_MS);
const PRICE = 10_000;

const variantsOf = (...shares: number[]): VariantRecord[] =>
  shares.map((shareBps, at) => ({
    key: VARIANT_KEYS[at] as VariantKey,
    name: at === 0 ? '原版' : `改版${at}`,
    shareBps,
    versionId: asId('pageVersion', at + 1),
    label: null,
  }));

const plan = (variants = variantsOf(5_000, 5_000)) => ({
  variants,
  baselineBps: 1_000,
  liftBps: 2_000,
  plannedDays: 14,
  startedAt: start,
  stoppedAt: null as Date | null,
});

/** Everybody who buys pays `paid`; of `refunded` buyers all is paid back. */
function tally(
  variant: VariantKey,
  [exposed, converted]: readonly [number, number],
  { refunded = 0, paid = PRICE, devices = exposed } = {},
): Tally {
  return {
    variant,
    devices,
    exposed,
    converted,
    paidFen: fen(converted * paid),
    refundedFen: fen(refunded * paid),
    refunded,
    // A little spread, so that means can be compared.
    paidSquares: converted * (paid * paid + 1_000_000),
  };
}

interface Case {
  name: string;
  tallies: Tally[];
  days: number;
  verdict: string;
  best: VariantKey | null;
}

const railOf = (result: ReturnType<typeof judge>, id: string) =>
  result.guardRails.find((rail) => rail.id === id);

describe('what an experiment came to', () => {
  it('needs as many people as the plan says', () => {
    expect(neededPerVariant(plan())).toBe(3_841);
  });

  it.each<Case>([
    { name: 'nobody came', tallies: [], days: 20, verdict: 'nobody', best: null },
    {
      name: 'too few people',
      tallies: [tally('a', [3_000, 100]), tally('b', [3_000, 600])],
      days: 20,
      verdict: 'too-early',
      best: null,
    },
    {
      name: 'too few days',
      tallies: [tally('a', [5_000, 500]), tally('b', [5_000, 900])],
      days: 13,
      verdict: 'too-early',
      best: null,
    },
    {
      name: 'a lopsided split',
      tallies: [tally('a', [5_000, 500]), tally('b', [4_500, 900])],
      days: 20,
      verdict: 'mismatch',
      best: null,
    },
    {
      name: 'a better variant',
      tallies: [tally('a', [5_000, 500]), tally('b', [5_000, 620])],
      days: 14,
      verdict: 'better',
      best: 'b',
    },
    {
      name: 'a worse variant',
      tallies: [tally('a', [5_000, 620]), tally('b', [5_000, 500])],
      days: 14,
      verdict: 'worse',
      best: 'a',
    },
    {
      name: 'no difference',
      tallies: [tally('a', [5_000, 500]), tally('b', [5_000, 520])],
      days: 14,
      verdict: 'same',
      best: null,
    },
    {
      name: 'nobody bought',
      tallies: [tally('a', [5_000, 0]), tally('b', [5_000, 0])],
      days: 14,
      verdict: 'same',
      best: null,
    },
  ])('$name', ({ tallies, days, verdict, best }) => {
    expect(judge(plan(), tallies, after(days))).toMatchObject({ verdict, best });
  });

  it('says before the plan is through that the figures are provisional, and what is missing', () => {
    const early = judge(plan(), [tally('a', [100, 10]), tally('b', [96, 20])], after(3));
    expect(early).toMatchObject({ title: '样本不足，还不能下结论', days: 3 });
    expect(railOf(early, 'sample')).toMatchObject({
      state: 'waiting',
      text: '样本不足，还不能下结论：每个版本需要 3,841 人，目前最少的只有 96 人',
    });
    expect(railOf(early, 'duration')?.text).toBe('时间未到：计划 14 天，共进行 3 天');
    const stopped = { ...plan(), stoppedAt: after(3) };
    expect(railOf(judge(stopped, [], after(30)), 'duration')?.text).toBe('提前停止：计划 14 天，共进行 3 天');
  });

  it('reports figures as whole basis points and fen', () => {
    const { variants } = judge(
      plan(),
      [tally('a', [1_000, 100]), tally('b', [1_000, 130], { refunded: 13 })],
      after(1),
    );
    expect(variants[0]).toEqual({
      key: 'a',
      exposed: 1_000,
      converted: 100,
      rateBps: 1_000,
      rateLowBps: 829,
      rateHighBps: 1_202,
      revenueFen: 1_000_000,
      revenuePerExposedFen: 1_000,
      orderValueFen: 10_000,
      refundRateBps: 0,
      difference: null,
    });
    expect(variants[1]).toMatchObject({
      revenueFen: 1_170_000,
      revenuePerExposedFen: 1_170,
      refundRateBps: 1_000,
      difference: { bps: 300, lowBps: 20, highBps: 581, pValue: 0.0355, isSignificant: true },
    });
  });

  it('is stricter the more variants are compared', () => {
    const two = judge(plan(), [tally('a', [5_000, 500]), tally('b', [5_000, 563])], after(14));
    expect(two.verdict).toBe('better');
    const three = plan(variantsOf(3_400, 3_300, 3_300));
    const tallies = [tally('a', [5_150, 515]), tally('b', [5_000, 563]), tally('c', [5_000, 505])];
    expect(judge(three, tallies, after(14))).toMatchObject({ verdict: 'same', best: null });
  });

  it('judges the split by devices, and the rest by people', () => {
    const tallies = [
      tally('a', [4_000, 400], { devices: 5_000 }),
      tally('b', [4_600, 460], { devices: 5_010 }),
    ];
    expect(railOf(judge(plan(), tallies, after(14)), 'split')?.state).toBe('ok');
  });

  it('warns of more refunds and of smaller orders, even where more people buy', () => {
    const refunds = judge(
      plan(),
      [tally('a', [5_000, 500], { refunded: 20 }), tally('b', [5_000, 620], { refunded: 90 })],
      after(14),
    );
    expect(railOf(refunds, 'refunds')?.state).toBe('warning');
    expect(refunds).toMatchObject({
      verdict: 'better',
      text: expect.stringContaining('采用前请先看') as string,
    });
    const smaller = judge(
      plan(),
      [tally('a', [5_000, 500]), tally('b', [5_000, 620], { paid: 8_000 })],
      after(14),
    );
    expect(railOf(smaller, 'order-value')).toMatchObject({ state: 'warning' });
    expect(railOf(smaller, 'order-value')?.text).toContain('「B 改版1」');
    const few = judge(plan(), [tally('a', [50, 10]), tally('b', [50, 10])], after(14));
    expect(['refunds', 'order-value'].map((id) => railOf(few, id)?.state)).toEqual(['waiting', 'waiting']);
  });
});
