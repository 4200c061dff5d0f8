import fc from 'fast-check';
import { bps } from '@yimai/shared/kernel/bps';
import { asId } from '@yimai/shared/kernel/id';
import { fen, multiplyFen } from '@yimai/shared/kernel/money';
import { computeCommission } from '@yimai/shared/domain/commission/commission';
import { COMMISSION_PRESETS } from '@yimai/shared/domain/commission/presets';
import type { CommissionCap, CommissionPolicy } from '@yimai/shared/domain/commission/types';
import type { CommissionTerms } from '../api';
import { monthOf, saleUnder } from './estimate';

const at = new Date('2026-03-04T04:00:00Z'); // a Wednesday
const ALONE = [{ level: 1, isActive: true }];

/** What the server discloses of a policy; see server/src/workflows/view-terms.ts. */
function termsOf(policy: CommissionPolicy, upline: CommissionTerms['upline'] = ALONE): CommissionTerms {
  const { cap } = policy;
  return {
    version: policy.version,
    effectiveFrom: at.toISOString(),
    paidLevels: policy.paidLevels,
    levelRatesBps: [...policy.levelRatesBps],
    countSelf: policy.countSelf,
    allowSelfPurchase: policy.allowSelfPurchase,
    weekendDouble: policy.weekendDouble,
    stacking: policy.stacking,
    capShareBps: cap.base === 'net' ? cap.netShareBps : cap.unknownMarginNetShareBps,
    perOrderCapFen: policy.perOrderCapFen,
    rounding: policy.rounding,
    upline,
    settlementRule: '',
    protectDays: 15,
    minWithdrawalFen: 100,
  };
}

const rate = fc.integer({ min: 0, max: 3_300 }).map(bps);
const share = fc.integer({ min: 0, max: 10_000 }).map(bps);
const caps: fc.Arbitrary<CommissionCap> = fc.record({
  base: fc.constantFrom('min-margin-net' as const, 'margin' as const, 'net' as const),
  marginShareBps: share,
  netShareBps: share,
  unknownMarginNetShareBps: share,
});
const policies: fc.Arbitrary<CommissionPolicy> = fc.record({
  policyId: fc.constant(asId('policy', 1)),
  version: fc.integer({ min: 1, max: 9 }),
  preset: fc.constant('custom' as const),
  paidLevels: fc.constantFrom(1 as const, 2 as const, 3 as const),
  levelRatesBps: fc.tuple(rate, rate, rate),
  countSelf: fc.boolean(),
  allowSelfPurchase: fc.boolean(),
  weekendDouble: fc.boolean(),
  stacking: fc.constantFrom('max' as const, 'sum' as const),
  cap: caps,
  perOrderCapFen: fc.option(fc.nat(200_000).map(fen)),
  tierBonuses: fc.constant([{ tier: 'gold', tierName: '金牌', bonusBps: bps(300) }]),
  rounding: fc.constant('halfUp' as const),
});
const uplines = fc
  .array(fc.boolean(), { maxLength: 2 })
  .map((above) => [true, ...above].map((isActive, index) => ({ level: index + 1, isActive })));
const moments = fc.date({
  min: new Date('2026-01-01'),
  max: new Date('2027-12-31'),
  noInvalidDate: true,
});

const prices = fc.integer({ min: 1, max: 1_000_000 });

describe('the calculator', () => {
  it('says to the fen what the engine pays, under any policy, upline, price and day', () => {
    fc.assert(
      fc.property(
        fc.record({ policy: policies, upline: uplines, price: prices, paidAt: moments }),
        ({ policy, upline, price, paidAt }) => {
          const { entries } = computeCommission({
            lines: [
              {
                lineId: asId('orderLine', 7),
                skuId: asId('sku', 7),
                productId: asId('product', 7),
                title: '茶',
                quantity: 1,
                unitPriceFen: fen(price),
                lineDiscountFen: fen(0),
                netPaidFen: fen(price),
                costFen: null,
                override: null,
              },
            ],
            upline: upline.map(({ level, isActive }) => ({
              distributorId: asId('distributor', 100 + level),
              level,
              maskedName: '林*',
              isActive,
              isBuyer: false,
              tier: null,
            })),
            paidAt,
            policy,
          });
          const real = entries.find(({ level }) => level === 1);
          const sale = saleUnder(termsOf(policy, upline), { priceFen: fen(price), at: paidAt });
          expect(sale.amountFen).toBe(real?.amountFen);
          expect(sale.explain).toEqual(real?.receipt.explain);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts whole kept orders, and nothing for those that come back', () => {
    const policy = { policyId: asId('policy', 1), version: 1, ...COMMISSION_PRESETS['15-8'] };
    const sale = saleUnder(termsOf(policy), { priceFen: fen(3_333), at });
    expect(sale.amountFen).toBe(500);
    expect(monthOf(sale, { orders: 20, returnPercent: 10 })).toEqual({
      keptOrders: 18,
      returnedOrders: 2,
      earnedFen: 9_000,
      salesFen: multiplyFen(fen(3_333), 18),
    });
    expect(monthOf(sale, { orders: 5, returnPercent: 100 }).earnedFen).toBe(0);
  });
});
