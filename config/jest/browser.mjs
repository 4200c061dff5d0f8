import journey from './journey.mjs';

/** As the journeys, through Chromium (`CHROMIUM_PATH`, playwright-core), on the built H5 storefront and console. */
export default {
  ...journey,
  roots: ['<rootDir>/server/test/browser'],
  globalSetup: '<rootDir>/config/jest/browser-setup.mjs',
  globalTeardown: '<rootDir>/config/jest/stack-teardown.mjs',
  setupFiles: ['<rootDir>/config/jest/mall-worker.cjs'],
  // Half of what they do is waiting for a page that waits for something.
  maxWorkers: 3,
  testTimeout: 120_000,
};
