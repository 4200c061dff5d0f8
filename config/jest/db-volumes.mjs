import db from './db.mjs';
import { inVolumes } from './volumes.mjs';

/** As db, for a run of all. */
export default inVolumes('db', db, {
  alone: ['security/bad-input.spec.ts', 'security/matrix.spec.ts'],
  count: 8,
});
