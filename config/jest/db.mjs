import { base } from './unit.mjs';

/**
 * Specs against a real, private database. Each worker finds its own, migrated and empty, in `TEST_DATABASE_URL`.
 * Real: SQL, locks, isolation, constraints. Not real: durability (see test-database.mjs).
 */
export default {
  ...base,
  roots: ['<rootDir>/server/src', '<rootDir>/server/test'],
  testMatch: ['**/*.db.spec.ts', '<rootDir>/server/test/**/*.spec.ts'],
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, '/server/test/(browser|journeys)/'],
  globalSetup: '<rootDir>/config/jest/db-setup.mjs',
  globalTeardown: '<rootDir>/config/jest/db-teardown.mjs',
  setupFiles: ['<rootDir>/config/jest/db-worker.cjs'],
  testTimeout: 120_000,
};
