import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Jest 30 on Node 20 cannot `require` ES modules, so these dependencies are compiled to CommonJS as our own code is. */
const ES_MODULES = [
  '@borewit/text-codec',
  '@nestjs',
  '@noble/hashes',
  '@tokenizer/inflate',
  'content-disposition',
  'cookie',
  'file-type',
  'jose',
  'pixelmatch',
  'strtok3',
  'token-types',
  'uint8array-extras',
];

export const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx: false },
      target: 'es2022',
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

export const base = {
  rootDir: root,
  // What one suite has compiled, the others need not.
  id: 'yimai',
  maxWorkers: 2,
  testEnvironment: 'node',
  // The machine may be busy with other things: a slow spec is not a wrong one.
  testTimeout: 60_000,
  transform: { '\\.[cm]?[jt]sx?$': swc },
  transformIgnorePatterns: [`/node_modules/(?!\\.pnpm/|${ES_MODULES.map((name) => `${name}/`).join('|')})`],
  moduleNameMapper: {
    '^@yimai/shared/(.*)$': '<rootDir>/shared/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
};

/** Pure specs: no database, no browser, no network beyond loopback servers they start themselves. */
export default {
  ...base,
  roots: ['<rootDir>/shared/src', '<rootDir>/server/src', '<rootDir>/simulators/src'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.db\\.spec\\.ts$', '\\.journey\\.spec\\.ts$'],
};
