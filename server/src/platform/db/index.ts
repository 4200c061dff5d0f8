export { Database, poolOptions, type Db, type Tx } from './database.js';
export { wholeRow } from './whole-row.js';
export { againOnConflict, UnitOfWork } from './unit-of-work.js';
export { instantOf, jsonOf, type Part, type PartRow } from './gathered-reads.js';
export type { Queryable } from './tx-connection.js';
export {
  DeferredWriteFailed,
  ERRNO,
  errnoOf,
  isCheckViolation,
  isDuplicateKey,
  isRetryable,
  TryAgain,
} from './errors.js';
export { countFromDb, fenFromDb } from './columns.js';
export { PlatformDbModule } from './db.module.js';
