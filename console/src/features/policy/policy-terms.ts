import type { Api } from '@yimai/shared/contracts/api';
import type { PolicyView } from '@yimai/shared/contracts/policy';
import { COMMISSION_PRESETS, checkTerms, DEFAULT_CAP } from '@yimai/shared/domain/commission/presets';
import { previewCommission } from '@yimai/shared/domain/commission/preview';
import type { CommissionTerms, PolicyIssue } from '@yimai/shared/domain/commission/types';
import { bps, formatBps } from '@yimai/shared/kernel/bps';
import { asId } from '@yimai/shared/kernel/id';
import { fen, type Fen } from '@yimai/shared/kernel/money';

export type PolicyInput = Api['publishPolicy']['input'];
export type Preset = PolicyInput['preset'];

export const PRESETS: Readonly<Record<Preset, string>> = {
  '15': '一级 15%',
  '15-8': '一级 15%、二级 8%',
  '15-8-5': '一级 15%、二级 8%、三级 5%',
  '5-2': '一级 5%、二级 2%',
  custom: '自定义',
};

export const LEVEL_NAMES = ['一级', '二级', '三级'] as const;

export function isPreset(name: string): name is Preset {
  return Object.hasOwn(PRESETS, name);
}

export function presetName(name: string): string {
  return isPreset(name) ? PRESETS[name] : name;
}

/** The first version is not published by a person. */
export function publisherName(name: string): string {
  return name === 'system' ? '系统' : name;
}

/** Levels and rates that come with a preset; null for `custom`, which brings none. */
export function presetRates(preset: Preset): { paidLevels: 1 | 2 | 3; levelRatesBps: number[] } | null {
  if (preset === 'custom') return null;
  const { paidLevels, levelRatesBps } = COMMISSION_PRESETS[preset];
  return { paidLevels, levelRatesBps: [...levelRatesBps] };
}

export function draftOf(current: PolicyView): PolicyInput {
  return {
    preset: isPreset(current.preset) ? current.preset : 'custom',
    paidLevels: current.paidLevels === 1 ? 1 : current.paidLevels === 3 ? 3 : 2,
    levelRatesBps: current.levelRatesBps.slice(0, current.paidLevels),
    allowSelfPurchase: current.allowSelfPurchase,
    weekendDouble: current.weekendDouble,
    capMarginShareBps: current.capMarginShareBps,
    capNetShareBps: current.capNetShareBps,
    legalFileId: null,
    note: '',
  };
}

/** The draft as the engine's own terms, so that warnings and the example are the engine's own. */
export function termsOf(draft: PolicyInput): CommissionTerms {
  return {
    ...COMMISSION_PRESETS['15-8'],
    preset: draft.preset,
    paidLevels: draft.paidLevels,
    levelRatesBps: draft.levelRatesBps.map((rate) => bps(rate)),
    allowSelfPurchase: draft.allowSelfPurchase,
    weekendDouble: draft.weekendDouble,
    cap: {
      ...DEFAULT_CAP,
      marginShareBps: bps(draft.capMarginShareBps),
      netShareBps: bps(draft.capNetShareBps),
    },
  };
}

export function issuesOf(draft: PolicyInput): PolicyIssue[] {
  return checkTerms(termsOf(draft));
}

/** A day of the week that doubles nothing: the example shows the plain rates. */
const WORKDAY = new Date('2026-01-07T04:00:00Z');

/** What each level would earn by one piece at this price and cost. Needs a draft without errors. */
export function exampleOf(draft: PolicyInput, priceFen: number, costFen: number): Fen[] {
  const policy = { ...termsOf(draft), policyId: asId('policy', 1), version: 1 };
  return previewCommission({
    skuId: asId('sku', 1),
    productId: asId('product', 1),
    title: '示例商品',
    unitPriceFen: fen(priceFen),
    quantity: 1,
    costFen: fen(costFen),
    override: null,
    tier: null,
    paidAt: WORKDAY,
    policy,
  }).map(({ amountFen }) => amountFen);
}

/** 「一级 15% · 二级 8%」 */
export function ratesText(rates: readonly number[], paidLevels: number): string {
  return rates
    .slice(0, paidLevels)
    .map((rate, level) => `${LEVEL_NAMES[level] ?? ''} ${formatBps(bps(rate))}`)
    .join(' · ');
}
