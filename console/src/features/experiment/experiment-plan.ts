import type { Api } from '@yimai/shared/contracts/api';
import type { ExperimentView } from '@yimai/shared/contracts/experiment';
import { DEFAULT_LABEL, isSameLabel, type PriceLabel } from '@yimai/shared/domain/experiment/price-label';
import { sampleSize } from '@yimai/shared/domain/experiment/statistics';

export type PlanInput = Api['createExperiment']['input'];

/** A variant as it is filled in; per cent, because that is what people split. */
export interface VariantDraft {
  name: string;
  sharePercent: number | null;
  versionId?: string | null;
  word: PriceLabel['word'];
  market: PriceLabel['market'];
}

export interface PlanDraft {
  name: string;
  subject: 'page' | 'price-label';
  pageId?: string | null;
  variants: VariantDraft[];
  baselineBps: number;
  liftPercent: number | null;
  plannedDays: number | null;
}

export const MAX_VARIANTS = 4;

const blank = (name: string): VariantDraft => ({
  name,
  sharePercent: null,
  versionId: null,
  ...DEFAULT_LABEL,
});

/** As even as whole per cents go; the control gets what is left over. */
export function evenShares(variants: readonly VariantDraft[]): VariantDraft[] {
  const each = Math.floor(100 / variants.length);
  return variants.map((variant, at) => ({
    ...variant,
    sharePercent: at === 0 ? 100 - each * (variants.length - 1) : each,
  }));
}

export function emptyPlan(): PlanDraft {
  return {
    name: '',
    subject: 'page',
    pageId: null,
    variants: evenShares([blank('原版'), { ...blank('新版'), market: 'saved' }]),
    baselineBps: 300,
    liftPercent: 20,
    plannedDays: 14,
  };
}

export function withVariant(variants: readonly VariantDraft[]): VariantDraft[] {
  return evenShares([...variants, blank(`新版 ${variants.length}`)]);
}

export function withoutVariant(variants: readonly VariantDraft[], at: number): VariantDraft[] {
  return evenShares(variants.filter((_, index) => index !== at));
}

export function draftOf(experiment: ExperimentView): PlanDraft {
  const { name, subject, pageId, variants, baselineBps, liftBps, plannedDays } = experiment;
  return {
    name,
    subject,
    pageId,
    variants: variants.map((variant) => ({
      name: variant.name,
      sharePercent: variant.shareBps / 100,
      versionId: variant.versionId,
      ...(variant.label ?? DEFAULT_LABEL),
    })),
    baselineBps,
    liftPercent: liftBps / 100,
    plannedDays,
  };
}

export function inputOf(draft: PlanDraft): PlanInput {
  const isPage = draft.subject === 'page';
  return {
    name: draft.name.trim(),
    subject: draft.subject,
    pageId: isPage ? (draft.pageId ?? null) : null,
    variants: draft.variants.map(({ name, sharePercent, versionId, word, market }) => ({
      name: name.trim(),
      shareBps: (sharePercent ?? 0) * 100,
      versionId: isPage ? (versionId ?? null) : null,
      label: isPage ? null : { word, market },
    })),
    baselineBps: draft.baselineBps,
    liftBps: (draft.liftPercent ?? 0) * 100,
    plannedDays: draft.plannedDays ?? 0,
  };
}

/** What is still wrong with the variants, in the order a person would put it right; null: nothing. */
export function variantProblem({
  subject,
  variants,
}: Pick<PlanDraft, 'subject' | 'variants'>): string | null {
  const sum = variants.reduce((total, { sharePercent }) => total + (sharePercent ?? 0), 0);
  if (sum !== 100) return `流量比例合计是 ${sum}%，应为 100%`;
  const isAlike = (one: VariantDraft, other: VariantDraft): boolean =>
    subject === 'page' ? one.versionId === other.versionId : isSameLabel(one, other);
  if (subject === 'page' && variants.some(({ versionId }) => !versionId)) return '请为每个版本选择页面版本';
  return variants.some((one, at) => variants.slice(0, at).some((other) => isAlike(one, other)))
    ? '有两个版本是一样的，请选择不同的内容'
    : null;
}

/** People every variant needs; null while the plan does not say enough. */
export function neededOf(plan: Pick<PlanDraft, 'baselineBps' | 'liftPercent' | 'variants'>): number | null {
  const { baselineBps, liftPercent, variants } = plan;
  if (!(baselineBps >= 1 && liftPercent && liftPercent >= 1)) return null;
  return sampleSize({ baselineBps, liftBps: liftPercent * 100, variants: variants.length });
}
