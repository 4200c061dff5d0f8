import { bps, type Bps } from '../../kernel/bps.js';
import { addFen, applyBps, fen, multiplyFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import type {
  CommissionLevel,
  CommissionLineFacts,
  CommissionOverride,
  CommissionPolicy,
  RateSource,
  UplineMember,
} from './types.js';

const NO_RATE = 0 as Bps;

/** What one unit of base earns at one level, before raises. */
export interface BaseRate {
  source: RateSource;
  rateBps: Bps | null;
  fixedFenPerUnit: Fen | null;
}

/** A base rate after the raises of level 1, and the amount it comes to, rounded half up. */
export interface RaisedRate extends BaseRate {
  multiplier: 1 | 2;
  tierBonusBps: Bps;
  effectiveRateBps: Bps | null;
  rawFen: Fen;
}

/** The SKU's word beats the product's; neither means the policy (C-03). */
export function pickOverride(
  product: CommissionOverride | null,
  sku: CommissionOverride | null,
): CommissionOverride | null {
  return sku ?? product;
}

/** The rate of a level by C-03. Excluded lines never get here. */
export function baseRate(
  line: CommissionLineFacts,
  level: CommissionLevel,
  policy: CommissionPolicy,
): BaseRate {
  const { override } = line;
  const index = level - 1;
  if (override?.kind === 'rate') {
    const rateBps = override.levelRatesBps[index] ?? null;
    if (rateBps !== null) return { source: `${override.source}-override`, rateBps, fixedFenPerUnit: null };
  }
  if (override?.kind === 'fixed') {
    const fixedFenPerUnit = override.levelFenPerUnit[index] ?? null;
    if (fixedFenPerUnit !== null)
      return { source: `${override.source}-override`, rateBps: null, fixedFenPerUnit };
  }
  return { source: 'policy', rateBps: policy.levelRatesBps[index] ?? NO_RATE, fixedFenPerUnit: null };
}

/** The raise of the member's tier; zero above level 1 (P-03). */
export function tierBonusOf(member: UplineMember, level: CommissionLevel, policy: CommissionPolicy): Bps {
  if (level !== 1 || member.tier === null) return NO_RATE;
  return policy.tierBonuses.find((bonus) => bonus.tier === member.tier)?.bonusBps ?? NO_RATE;
}

function raised(
  line: CommissionLineFacts,
  base: BaseRate,
  raise: { multiplier: 1 | 2; tierBonusBps: Bps },
): RaisedRate {
  const { multiplier, tierBonusBps } = raise;
  if (base.fixedFenPerUnit !== null) {
    const fixed = multiplyFen(base.fixedFenPerUnit, line.quantity * multiplier);
    const rawFen = addFen(fixed, applyBps(line.netPaidFen, tierBonusBps, 'halfUp'));
    return { ...base, multiplier, tierBonusBps, effectiveRateBps: null, rawFen };
  }
  const effectiveRateBps = bps((base.rateBps ?? 0) * multiplier + tierBonusBps);
  const rawFen = applyBps(line.netPaidFen, effectiveRateBps, 'halfUp');
  return { ...base, multiplier, tierBonusBps, effectiveRateBps, rawFen };
}

/**
 * Applies weekend doubling (C-04) and the tier bonus (C-05) as the policy stacks them (C-06). A base of zero stays
 * zero: a raise never brings back what the merchant switched off.
 */
export function raiseRate(
  line: CommissionLineFacts,
  base: BaseRate,
  raises: { isDoubled: boolean; tierBonusBps: Bps; stacking: 'max' | 'sum' },
): RaisedRate {
  const plain = raised(line, base, { multiplier: 1, tierBonusBps: NO_RATE });
  const isZero = (base.rateBps ?? base.fixedFenPerUnit ?? ZERO_FEN) === 0;
  if (isZero || line.netPaidFen === 0) return { ...plain, rawFen: ZERO_FEN };
  const multiplier = raises.isDoubled ? 2 : 1;
  if (raises.stacking === 'sum') return raised(line, base, { multiplier, tierBonusBps: raises.tierBonusBps });
  const doubled = raised(line, base, { multiplier, tierBonusBps: NO_RATE });
  const tiered = raised(line, base, { multiplier: 1, tierBonusBps: raises.tierBonusBps });
  return tiered.rawFen > doubled.rawFen ? tiered : doubled;
}

/** Sum of amounts; nothing is zero. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum, amount) => sum + amount, 0));
}
