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
  maxWorkers: 2,
  // CommonJS already, and large.
  transformIgnorePatterns: ['/playwright-core/', '/glass-easel', '/@napi-rs/', '/@swc/', '/postcss'],
  testTimeout: 90_000,
};
