import { invariant } from '../../kernel/invariant.js';
import type { SkuId } from '../../kernel/id.js';
import { addFen, multiplyFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import type { FreightTariff, FreightTemplate } from './types.js';

/** A line as freight sees it: after discounts. */
export interface FreightLine {
  skuId: SkuId;
  freightTemplateId: string | null;
  quantity: number;
  weightGrams: number;
  netFen: Fen;
}

export type FreightResult = { ok: true; freightFen: Fen } | { ok: false; skuIds: SkuId[] };

/** How well a tariff's region code fits a 6-digit region: its length, 0 for `*`, -1 for not at all. */
function fit(code: string, regionCode: string): number {
  if (code === '*') return 0;
  return regionCode.startsWith(code) ? code.length : -1;
}

/** The tariff with the longest matching code; null when the template does not name the region (P-05). */
export function tariffFor(template: FreightTemplate, regionCode: string): FreightTariff | null {
  invariant(/^\d{6}$/.test(regionCode), `region code ${regionCode}`);
  let best: { tariff: FreightTariff; length: number } | null = null;
  for (const tariff of template.tariffs) {
    const length = tariff.regions.reduce((longest, code) => Math.max(longest, fit(code, regionCode)), -1);
    if (length >= 0 && (best === null || length > best.length)) best = { tariff, length };
  }
  return best ? best.tariff : null;
}

/** First `firstUnits` for `firstFeeFen`, then every started `nextUnits` for `nextFeeFen` (P-04). */
export function tariffFee(
  tariff: Extract<FreightTariff, { kind: 'deliver' }>,
  units: number,
  goodsFen: Fen,
): Fen {
  invariant(tariff.firstUnits > 0 && tariff.nextUnits > 0, 'tariff steps are positive');
  if (units === 0 || (tariff.freeFromFen !== null && goodsFen >= tariff.freeFromFen)) return ZERO_FEN;
  const steps = Math.max(0, Math.ceil((units - tariff.firstUnits) / tariff.nextUnits));
  return addFen(tariff.firstFeeFen, multiplyFen(tariff.nextFeeFen, steps));
}

/**
 * Freight of all lines to one region: lines of one template are weighed together, templates add up (P-04, P-05).
 * Refuses with the goods that cannot go there. A line whose template is missing is a broken assumption.
 */
export function computeFreight(
  lines: readonly FreightLine[],
  templates: readonly FreightTemplate[],
  regionCode: string,
): FreightResult {
  const groups = new Map<string, FreightLine[]>();
  for (const line of lines) {
    if (line.freightTemplateId === null) continue;
    groups.set(line.freightTemplateId, [...(groups.get(line.freightTemplateId) ?? []), line]);
  }
  const unreachable: SkuId[] = [];
  const fees: Fen[] = [];
  for (const [templateId, group] of groups) {
    const template = templates.find((candidate) => candidate.freightTemplateId === templateId);
    invariant(template, `freight template ${templateId} is missing`);
    const tariff = tariffFor(template, regionCode);
    if (tariff === null || tariff.kind === 'refuse') {
      unreachable.push(...group.map((line) => line.skuId));
      continue;
    }
    const units = group.reduce(
      (sum, line) => sum + line.quantity * (template.chargeBy === 'piece' ? 1 : line.weightGrams),
      0,
    );
    const goodsFen = addFen(ZERO_FEN, ...group.map((line) => line.netFen));
    fees.push(tariffFee(tariff, units, goodsFen));
  }
  return unreachable.length > 0
    ? { ok: false, skuIds: unreachable }
    : { ok: true, freightFen: addFen(ZERO_FEN, ...fees) };
}
