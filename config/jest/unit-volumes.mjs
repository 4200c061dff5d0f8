import unit from './unit.mjs';
import { inVolumes } from './volumes.mjs';

/** As unit, for a run of all. */
export default inVolumes('unit', unit, { count: 8 });
