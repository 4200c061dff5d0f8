import { base, swc } from './unit.mjs';

const [transformer, options] = swc;
const tsx = {
  ...options,
  jsc: {
    ...options.jsc,
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};

/** Specs of client, console and the mini-programs' host that need no browser: stores, formatters, translations. */
export default {
  ...base,
  roots: ['<rootDir>/client/src', '<rootDir>/client/test/host', '<rootDir>/console/src'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  transform: { '\\.[cm]?[jt]sx?$': [transformer, tsx] },
  moduleNameMapper: {
    ...base.moduleNameMapper,
    '\\.(css|scss|svg|png|jpg)$': '<rootDir>/config/jest/empty.cjs',
  },
  // `@/` is each package's own source folder.
  resolver: '<rootDir>/config/jest/app-resolver.cjs',
};
