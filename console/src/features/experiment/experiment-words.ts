import type { ExperimentView } from '@yimai/shared/contracts/experiment';

/** Hundredths of a per cent as a number of per cent: 234 → "2.34", -30 → "-0.30". */
function hundredths(bps: number): string {
  const size = Math.abs(bps);
  return `${bps < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** A rate: 234 → "2.34%". */
export const percent = (bps: number): string => `${hundredths(bps)}%`;

/** A difference of two rates: 120 → "+1.20 个百分点". */
export const points = (bps: number): string => `${bps > 0 ? '+' : ''}${hundredths(bps)} 个百分点`;

/** As statisticians write it; null where there is nothing to test. */
export const pValueText = (p: number | null): string =>
  p === null ? 'p 值暂无' : p < 0.001 ? 'p < 0.001' : `p = ${p}`;

export const variantName = ({
  key,
  name,
}: Pick<ExperimentView['variants'][number], 'key' | 'name'>): string => `${key.toUpperCase()} ${name}`;
