import { base } from './unit.mjs';

/**
 * Whole stories. Each starts a mall of its own as separate processes (`config/journey.mjs`): a fresh database, and a
 * server that may be killed.
 */
export default {
  ...base,
  roots: ['<rootDir>/server/test/journeys'],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 120_000,
};
