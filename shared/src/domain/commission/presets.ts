import { bps, BPS_ONE, type Bps } from '../../kernel/bps.js';
import type { Id } from '../../kernel/id.js';
import type {
  CommissionCap,
  CommissionPolicy,
  CommissionPreset,
  CommissionTerms,
  PolicyIssue,
} from './types.js';

/** Half of the margin or half of the net amount, whichever is less; 30 % of the net amount without a cost (P-06). */
export const DEFAULT_CAP: CommissionCap = {
  base: 'min-margin-net',
  marginShareBps: bps(5_000),
  netShareBps: bps(5_000),
  unknownMarginNetShareBps: bps(3_000),
};

export const DEFAULT_PRESET: NamedPreset = '15-8';

export type NamedPreset = Exclude<CommissionPreset, 'custom'>;

function terms(preset: NamedPreset, rates: readonly number[]): CommissionTerms {
  return {
    preset,
    paidLevels: rates.length as CommissionTerms['paidLevels'],
    levelRatesBps: rates.map((rate) => bps(rate)),
    countSelf: false,
    allowSelfPurchase: false,
    weekendDouble: false,
    stacking: 'max',
    cap: DEFAULT_CAP,
    perOrderCapFen: null,
    tierBonuses: [],
    rounding: 'halfUp',
  };
}

/** The rate tables of P-05. Raises are off in all of them. */
export const COMMISSION_PRESETS: Readonly<Record<NamedPreset, CommissionTerms>> = {
  '15': terms('15', [1_500]),
  '15-8': terms('15-8', [1_500, 800]),
  '15-8-5': terms('15-8-5', [1_500, 800, 500]),
  '5-2': terms('5-2', [500, 200]),
};

/** A policy version with the terms of a preset; `changes` overrides single terms. */
export function policyFromPreset(
  identity: { policyId: Id<'policy'>; version: number },
  preset: NamedPreset,
  changes: Partial<CommissionTerms> = {},
): CommissionPolicy {
  return { ...identity, ...COMMISSION_PRESETS[preset], ...changes };
}

/** Usual rates of a product class (DC11): outside of it the console asks for a reason. */
export interface RateBand {
  minBps: Bps;
  maxBps: Bps;
}

export const RATE_BANDS: Readonly<Record<'normal' | 'high-margin', RateBand>> = {
  normal: { minBps: bps(800), maxBps: bps(1_500) },
  'high-margin': { minBps: bps(2_000), maxBps: bps(3_000) },
};

/** Whether a level 1 rate lies in the usual band of its product class. */
export function checkRateBand(rateBps: Bps, band: RateBand): PolicyIssue | null {
  if (rateBps >= band.minBps && rateBps <= band.maxBps) return null;
  const message = `一级佣金比例不在该类商品的常用区间（${band.minBps / 100}%–${band.maxBps / 100}%），请填写原因。`;
  return { severity: 'warning', code: 'RATE_OUTSIDE_BAND', message };
}

function error(code: PolicyIssue['code'], message: string): PolicyIssue {
  return { severity: 'error', code, message };
}

function warning(code: PolicyIssue['code'], message: string): PolicyIssue {
  return { severity: 'warning', code, message };
}

function capIssues({ cap, perOrderCapFen }: CommissionTerms): PolicyIssue[] {
  const issues: PolicyIssue[] = [];
  const shares = [cap.marginShareBps, cap.netShareBps, cap.unknownMarginNetShareBps];
  if (shares.some((share) => share > BPS_ONE))
    issues.push(error('CAP_SHARE_OUT_OF_RANGE', '佣金上限比例不能超过 100%。'));
  else if (shares.some((share) => share > 5_000))
    issues.push(warning('CAP_ABOVE_HALF', '佣金上限比例超过 50%，请确认利润空间。'));
  if (perOrderCapFen !== null && perOrderCapFen < 0)
    issues.push(error('ORDER_CAP_OUT_OF_RANGE', '单笔订单佣金上限不能为负数。'));
  return issues;
}

/**
 * What the console says before a policy is published (C-14). The engine refuses to compute under a policy with
 * errors; warnings need a reason or a second person.
 */
export function checkTerms(terms: CommissionTerms): PolicyIssue[] {
  const issues: PolicyIssue[] = [];
  const { paidLevels, levelRatesBps } = terms;
  if (![1, 2, 3].includes(paidLevels)) issues.push(error('LEVEL_OUT_OF_RANGE', '佣金层级只能是一至三级。'));
  if (levelRatesBps.length < paidLevels) issues.push(error('RATES_MISSING', '每一级都需要填写佣金比例。'));
  const sum = levelRatesBps.slice(0, paidLevels).reduce((total, rate) => total + rate, 0);
  if (sum > BPS_ONE) issues.push(error('RATES_EXCEED_WHOLE', '各级佣金比例合计不能超过 100%。'));
  const tiers = terms.tierBonuses.map((bonus) => bonus.tier);
  if (new Set(tiers).size !== tiers.length)
    issues.push(error('DUPLICATE_TIER', '同一等级只能设置一次加成。'));
  issues.push(...capIssues(terms));
  if (paidLevels === 3)
    issues.push(warning('THREE_LEVELS_NEED_SIGN_OFF', '三级分销需要双人审批并关联法务文件。'));
  if (terms.stacking === 'sum')
    issues.push(warning('SUM_STACKING_NEEDS_PROOF', '加成叠加需要先用方案模拟证明利润足够。'));
  return issues;
}
