export { Database, poolOptions, type Db, type Tx } from './database.js';
export { UnitOfWork } from './unit-of-work.js';
export { errnoOf, isCheckViolation, isDuplicateKey, isRetryable } from './errors.js';
export { countFromDb, fenFromDb } from './columns.js';
export { PlatformDbModule } from './db.module.js';
