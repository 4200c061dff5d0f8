import journey from './journey.mjs';
import mini from './mini.mjs';

/** No tests: `npm run shots -- --target=weapp,tt` takes its pictures with it, of a mall that is running. */
export default {
  ...journey,
  roots: ['<rootDir>/client/test/shots'],
  testMatch: ['**/*.shots.ts'],
  transformIgnorePatterns: mini.transformIgnorePatterns,
  maxWorkers: 1,
  testTimeout: 3_600_000,
};
