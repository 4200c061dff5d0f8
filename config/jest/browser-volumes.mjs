import browser from './browser.mjs';
import { inVolumes } from './volumes.mjs';

/** As browser, for a run of all. */
export default inVolumes('browser', browser, {
  alone: ['/accessibility-shop.spec.ts', '/accessibility-centre.spec.ts', '/budgets.spec.ts'],
  count: 3,
});
