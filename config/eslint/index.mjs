/** The lint rules by group of files; `eslint.config.js` only re-exports them. */
import prettier from 'eslint-config-prettier';
import drizzle from 'eslint-plugin-drizzle';
import hooks from 'eslint-plugin-react-hooks';
import { CLOCK, DEFAULT_EXPORT, ENUM, MONEY, PLATFORM_GLOBALS, TARGET, restrict } from './restrictions.mjs';
import { HABITS, SIZE, plugin, typed } from './typescript.mjs';

const SPECS = ['**/*.spec.ts', '**/*.spec.tsx'];
const SYNTAX = 'no-restricted-syntax';
const always = [...MONEY, ...ENUM];

const shared = [
  typed({
    name: 'shared',
    files: ['shared/src/**/*.ts'],
    ignores: SPECS,
    rules: { [SYNTAX]: restrict(always, DEFAULT_EXPORT, CLOCK) },
  }),
  {
    name: 'shared/kernel: the one place where floats meet money and where the clock is made',
    files: ['shared/src/kernel/{money,bps,clock,id}.ts'],
    rules: { [SYNTAX]: restrict(ENUM, DEFAULT_EXPORT) },
  },
];

const withWhere = ['error', { drizzleObjectName: ['db', 'tx'] }];
const server = [
  typed({
    name: 'server and simulators',
    files: ['{server,simulators}/src/**/*.ts'],
    ignores: SPECS,
    plugins: { drizzle },
    rules: {
      [SYNTAX]: restrict(always, DEFAULT_EXPORT),
      'no-console': 'error',
      'drizzle/enforce-delete-with-where': withWhere,
      'drizzle/enforce-update-with-where': withWhere,
    },
  }),
  {
    name: 'server: business code takes a Clock',
    files: ['server/src/{modules,workflows,api}/**/*.ts'],
    ignores: SPECS,
    rules: { [SYNTAX]: restrict(always, DEFAULT_EXPORT, CLOCK) },
  },
  {
    name: 'server: programs that talk to a person at a terminal',
    files: [
      'server/src/{demo,journey}/**/*.ts',
      'server/src/{main,worker,migrate}.ts',
      'simulators/src/main.ts',
    ],
    rules: { 'no-console': 'off' },
  },
];

const hookRules = { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' };
const SCREENS = [
  'client/src/{pages,packages}/**/*.{ts,tsx}',
  'client/src/app.{ts,tsx}',
  'client/src/*.config.ts',
];
const CLIENT_PLATFORM = ['client/src/platform/**/*.{ts,tsx}', 'client/src/**/*.{h5,weapp,tt}.{ts,tsx}'];
const client = [
  typed({
    name: 'client',
    files: ['client/src/**/*.{ts,tsx}'],
    ignores: SPECS,
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hookRules,
      [SYNTAX]: restrict(always, TARGET, DEFAULT_EXPORT),
      'no-restricted-globals': ['error', ...PLATFORM_GLOBALS],
    },
  }),
  {
    name: 'client: Taro wants default exports of screens',
    files: SCREENS,
    rules: { [SYNTAX]: restrict(always, TARGET) },
  },
  {
    name: 'client: the list of pages differs between platforms, and Taro wants it in one file',
    files: ['client/src/app.config.ts'],
    rules: { [SYNTAX]: restrict(always) },
  },
  {
    name: 'client: what differs between platforms',
    files: CLIENT_PLATFORM,
    rules: { [SYNTAX]: restrict(always, DEFAULT_EXPORT), 'no-restricted-globals': 'off' },
  },
];

const backOffice = [
  typed({
    name: 'console',
    files: ['console/src/**/*.{ts,tsx}'],
    ignores: SPECS,
    plugins: { 'react-hooks': hooks },
    rules: { ...hookRules, [SYNTAX]: restrict(always, DEFAULT_EXPORT) },
  }),
];

const specRules = {
  [SYNTAX]: restrict(DEFAULT_EXPORT),
  'max-lines-per-function': 'off', // a `describe` is one function
};
const specs = [
  typed({
    name: 'specs',
    files: [
      '{shared,server,simulators}/src/**/*.spec.ts',
      '{server,client}/test/**/*.ts',
      'config/**/*.spec.ts',
    ],
    project: 'config/tsconfig/specs.json',
    rules: specRules,
  }),
  typed({
    name: 'specs of client and console',
    files: ['{client,console}/src/**/*.spec.{ts,tsx}'],
    rules: specRules,
  }),
];

const node = [
  'process',
  'console',
  'URL',
  'fetch',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
];
const scripts = [
  {
    name: 'scripts',
    files: [
      '*.js',
      '*.mjs',
      'config/**/*.{mjs,cjs}',
      'server/bench/**/*.js',
      '{client,server}/scripts/**/*.{js,mjs}',
    ],
    languageOptions: {
      globals: Object.fromEntries([...node, 'Buffer', 'globalThis'].map((name) => [name, 'readonly'])),
    },
    plugins: { yimai: plugin },
    rules: {
      ...SIZE,
      ...HABITS,
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    name: 'scripts in CommonJS',
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
];

export const config = [
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.data/',
      'artifacts/',
      'coverage/',
      'client/types/',
      '**/*.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...shared,
  ...server,
  ...client,
  ...backOffice,
  ...specs,
  ...scripts,
  prettier,
];
