import journey from './journey.mjs';

/**
 * The compiled mini-programs in a host of our own, and the journeys on all three targets, against one running mall.
 */
export default {
  ...journey,
  roots: ['selftest', 'journeys', 'budgets'].map((folder) => `<rootDir>/client/test/${folder}`),
  globalSetup: '<rootDir>/config/jest/browser-setup.mjs',
  globalTeardown: '<rootDir>/config/jest/stack-teardown.mjs',
  setupFiles: ['<rootDir>/config/jest/mall-worker.cjs'],
  // Half of what they do is waiting for a page that waits for something.
  maxWorkers: 3,
  testTimeout: 120_000,
};
