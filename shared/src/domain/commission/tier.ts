import type { Bps } from '../../kernel/bps.js';
import { invariant } from '../../kernel/invariant.js';
import { addFen, applyBps, fen, minFen, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';

/** From this much of own completed sales in the month on, this rate. */
export interface SalesStep {
  fromFen: Fen;
  rateBps: Bps;
}

function checkSteps(steps: readonly SalesStep[]): void {
  invariant(steps.length > 0 && steps[0]?.fromFen === 0, 'the first step begins at zero');
  invariant(
    steps.every((step, index) => index === 0 || step.fromFen > (steps[index - 1]?.fromFen ?? 0)),
    'steps rise',
  );
}

/** The step a month's sales have reached. The bound belongs to the higher step. */
export function reachedStep(salesFen: Fen, steps: readonly SalesStep[]): SalesStep {
  checkSteps(steps);
  const reached = steps.filter((step) => step.fromFen <= salesFen);
  const last = reached[reached.length - 1];
  invariant(last, 'sales are not negative');
  return last;
}

/**
 * Commission on a month's own sales by steps (C-13): `whole` pays the reached rate on everything, `marginal` pays
 * each slice its own rate, like income tax. Each slice rounds half up.
 */
export function steppedCommission(
  salesFen: Fen,
  steps: readonly SalesStep[],
  mode: 'whole' | 'marginal',
): Fen {
  if (mode === 'whole') return applyBps(salesFen, reachedStep(salesFen, steps).rateBps, 'halfUp');
  checkSteps(steps);
  const slices = steps.map((step, index) => {
    const until = steps[index + 1]?.fromFen ?? salesFen;
    const slice = subtractFen(minFen(salesFen, until), minFen(salesFen, step.fromFen));
    return applyBps(fen(Math.max(0, slice)), step.rateBps, 'halfUp');
  });
  return addFen(ZERO_FEN, ...slices);
}
