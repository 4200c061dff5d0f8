import { base } from './unit.mjs';

/**
 * Specs against the whole mall as separate processes: server, simulators, database.
 * They find it in `API_BASE_URL`, `SIM_CONTROL_URL`, `DATABASE_URL`; they share it, so they run one after another.
 */
export default {
  ...base,
  roots: ['<rootDir>/server/test/journeys'],
  testMatch: ['**/*.spec.ts'],
  globalSetup: '<rootDir>/config/jest/stack-setup.mjs',
  globalTeardown: '<rootDir>/config/jest/stack-teardown.mjs',
  maxWorkers: 1,
  testTimeout: 120_000,
};
