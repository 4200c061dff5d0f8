import mini from './mini.mjs';
import { inVolumes } from './volumes.mjs';

/** As mini, for a run of all. */
export default inVolumes('mini', mini, {
  alone: ['budgets/pages.spec.ts', 'journeys/bad-days.spec.ts'],
  count: 4,
});
