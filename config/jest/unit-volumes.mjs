import unit from './unit.mjs';
import { inVolumes } from './volumes.mjs';

/** As unit, for a run of all. */
export default inVolumes('unit', unit, {
  alone: ['commission/commission.property.spec.ts', 'ledger/ledger.spec.ts'],
  count: 8,
});
