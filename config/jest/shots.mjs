import journey from './journey.mjs';

/** No tests: `npm run shots -- --target=weapp,tt` takes its pictures with it, of a mall that is running. */
export default {
  ...journey,
  roots: ['<rootDir>/client/test/shots'],
  testMatch: ['**/*.shots.ts'],
  maxWorkers: 1,
  testTimeout: 3_600_000,
};
