import fc from 'fast-check';
import { bps } from '../../kernel/bps.js';
import { asId, type DistributorId } from '../../kernel/id.js';
import { addFen, fen, multiplyFen, subtractFen, ZERO_FEN } from '../../kernel/money.js';
import { computeUpline } from '../distribution/upline.js';
import { lineCapLimit } from './cap.js';
import { computeCommission, effectiveLevels } from './commission.js';
import { commissionAfterRefund, reverseForRefund } from './reverse.js';
import type {
  CommissionLineFacts,
  CommissionOverride,
  CommissionPolicy,
  OrderCommissionFacts,
} from './types.js';

const rate = fc.integer({ min: 0, max: 3_300 }).map(bps);
const share = fc.integer({ min: 0, max: 10_000 }).map(bps);
const level = fc.constantFrom(1 as const, 2 as const, 3 as const);

const policies: fc.Arbitrary<CommissionPolicy> = fc.record({
  policyId: fc.constant(asId('policy', 1)),
  version: fc.integer({ min: 1, max: 9 }),
  preset: fc.constant('custom' as const),
  paidLevels: level,
  levelRatesBps: fc.tuple(rate, rate, rate),
  countSelf: fc.boolean(),
  allowSelfPurchase: fc.boolean(),
  weekendDouble: fc.boolean(),
  stacking: fc.constantFrom('max' as const, 'sum' as const),
  cap: fc.record({
    base: fc.constantFrom('min-margin-net' as const, 'margin' as const, 'net' as const),
    marginShareBps: share,
    netShareBps: share,
    unknownMarginNetShareBps: share,
  }),
  perOrderCapFen: fc.option(fc.nat(200_000).map(fen)),
  tierBonuses: fc.constant([{ tier: 'gold', tierName: '金牌', bonusBps: bps(300) }]),
  rounding: fc.constant('halfUp' as const),
});

const source = fc.constantFrom('product' as const, 'sku' as const);
const overrides: fc.Arbitrary<CommissionOverride | null> = fc.option(
  fc.oneof(
    fc.record({
      kind: fc.constant('rate' as const),
      source,
      levelRatesBps: fc.array(fc.option(rate), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('fixed' as const),
      source,
      levelFenPerUnit: fc.array(fc.option(fc.nat(5_000).map(fen)), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('excluded' as const), source, reason: fc.constant('测试') }),
  ),
);

const lines: fc.Arbitrary<CommissionLineFacts[]> = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      price: fc.integer({ min: 1, max: 500_000 }),
      discountBps: fc.integer({ min: 0, max: 10_000 }),
      cost: fc.option(fc.nat(500_000)),
      override: overrides,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) =>
    drafts.map(({ quantity, price, discountBps, cost, override }, index) => {
      const gross = multiplyFen(fen(price), quantity);
      const lineDiscountFen = fen(Math.floor((gross * discountBps) / 10_000));
      return {
        lineId: asId('orderLine', index + 1),
        skuId: asId('sku', index + 1),
        productId: asId('product', index + 1),
        title: `商品${index + 1}`,
        quantity,
        unitPriceFen: fen(price),
        lineDiscountFen,
        netPaidFen: subtractFen(gross, lineDiscountFen),
        costFen: cost === null ? null : fen(cost),
        override,
      };
    }),
  );

/** Ten people with arbitrary parents, circles included. */
const trees = fc.array(fc.option(fc.integer({ min: 1, max: 10 })), { minLength: 10, maxLength: 10 });

const orders: fc.Arbitrary<OrderCommissionFacts> = fc
  .record({
    policy: policies,
    lines,
    parents: trees,
    start: fc.integer({ min: 1, max: 10 }),
    inactive: fc.nat(10),
    buyer: fc.nat(10),
    paidAt: fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2027-01-01T00:00:00Z'),
      noInvalidDate: true,
    }),
  })
  .map(({ policy, lines: orderLines, parents, start, inactive, buyer, paidAt }) => {
    const parentOf = (id: DistributorId): DistributorId | null =>
      (parents[id - 1] ?? null) as DistributorId | null;
    const { chain } = computeUpline(asId('distributor', start), 10, parentOf);
    const upline = chain.map((distributorId, index) => ({
      distributorId,
      level: index + 1,
      maskedName: '张*',
      isActive: distributorId !== inactive,
      isBuyer: distributorId === buyer,
      tier: distributorId % 2 === 0 ? 'gold' : null,
    }));
    return { lines: orderLines, upline, paidAt, policy };
  });

const RUNS = { numRuns: 1_500 };

describe('commission of any order', () => {
  it('I-20, C-02, C-08, C-09: stays within levels and caps', () => {
    fc.assert(
      fc.property(orders, (facts) => {
        const { entries, receipt } = computeCommission(facts);
        const paid = entries.filter((entry) => entry.amountFen > 0);
        expect(new Set(paid.map((entry) => entry.distributorId)).size).toBeLessThanOrEqual(
          effectiveLevels(facts.policy),
        );
        expect(entries.every((entry) => entry.level <= facts.policy.paidLevels && entry.amountFen >= 0)).toBe(
          true,
        );
        for (const line of facts.lines) {
          const sum = addFen(
            ZERO_FEN,
            ...entries.filter((e) => e.lineId === line.lineId).map((e) => e.amountFen),
          );
          expect(sum).toBeLessThanOrEqual(lineCapLimit(line, facts.policy.cap).capFen);
          expect(sum).toBeLessThanOrEqual(line.netPaidFen);
        }
        if (facts.policy.perOrderCapFen !== null)
          expect(receipt.totalFen).toBeLessThanOrEqual(facts.policy.perOrderCapFen);
        expect(receipt.totalFen).toBe(addFen(ZERO_FEN, ...receipt.beneficiaries.map((b) => b.amountFen)));
      }),
      RUNS,
    );
  });

  it('I-20, I-21: pays only active people, and nobody for an own order', () => {
    fc.assert(
      fc.property(orders, (facts) => {
        for (const entry of computeCommission(facts).entries) {
          const member = facts.upline.find((candidate) => candidate.distributorId === entry.distributorId);
          expect(member).toBeDefined();
          if (entry.amountFen === 0) {
            expect(entry.receipt.zeroReason).not.toBeNull();
            continue;
          }
          expect(entry.receipt.zeroReason).toBeNull();
          expect(member?.isActive).toBe(true);
          expect(!member?.isBuyer || (entry.level === 1 && facts.policy.allowSelfPurchase)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('I-11, C-08: caps scale by less than one fen from exact and never raise anybody', () => {
    fc.assert(
      fc.property(orders, (facts) => {
        for (const { receipt } of computeCommission(facts).entries) {
          const { lineCap, rawFen, afterLineCapFen } = receipt;
          expect(afterLineCapFen).toBeLessThanOrEqual(rawFen);
          if (!lineCap.isScaledDown) expect(afterLineCapFen).toBe(rawFen);
          else {
            const distance =
              BigInt(afterLineCapFen) * BigInt(lineCap.totalBeforeFen) -
              BigInt(rawFen) * BigInt(lineCap.capFen);
            expect(
              distance < BigInt(lineCap.totalBeforeFen) && -distance < BigInt(lineCap.totalBeforeFen),
            ).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('C-11: replays byte for byte, whatever order the upline is listed in', () => {
    fc.assert(
      fc.property(orders, (facts) => {
        const once = JSON.stringify(computeCommission(facts));
        expect(JSON.stringify(computeCommission({ ...facts, upline: [...facts.upline].reverse() }))).toBe(
          once,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('refunds of any order', () => {
  const splits = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 30, size: 'max' });

  it('I-23, C-12: any sequence of refunds takes back what one full refund does, and stays on the rule', () => {
    fc.assert(
      fc.property(orders, splits, (facts, weights) => {
        const { entries } = computeCommission(facts);
        for (const line of facts.lines) {
          const own = entries.filter((entry) => entry.lineId === line.lineId);
          const totals = own.map(() => 0);
          const offTheRule: string[] = [];
          let refunded = ZERO_FEN;
          for (const [index, weight] of weights.entries()) {
            const left = line.netPaidFen - refunded;
            const refundNowFen =
              index === weights.length - 1 ? fen(left) : fen(Math.floor((left * weight) / 10_000));
            const reversals = reverseForRefund({
              line,
              entries: own,
              refundedBeforeFen: refunded,
              refundNowFen,
            });
            refunded = addFen(refunded, refundNowFen);
            reversals.forEach((reversal, i) => {
              totals[i] = (totals[i] ?? 0) + reversal.reversalFen;
              const original = own[i]?.amountFen ?? ZERO_FEN;
              const rest = original - (totals[i] ?? 0);
              const ruled = commissionAfterRefund(original, line.netPaidFen, refunded);
              if (reversal.reversalFen < 0 || rest !== ruled)
                offTheRule.push(`${rest} of ${original}, not ${ruled}, after ${reversal.reversalFen}`);
            });
          }
          // Hundreds of thousands of expectations would take longer than all that they are about.
          expect(offTheRule).toEqual([]);
          expect(totals).toEqual(own.map((entry) => entry.amountFen));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('C-12: what remains is within half a fen of the exact share', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.nat(10_000),
        (amount, net, part) => {
          const refunded = Math.floor((net * part) / 10_000);
          const after = commissionAfterRefund(fen(amount), fen(net), fen(refunded));
          const distance = 2n * (BigInt(after) * BigInt(net) - BigInt(amount) * BigInt(net - refunded));
          expect(distance <= BigInt(net) && distance >= -BigInt(net)).toBe(true);
        },
      ),
    );
  });
});
