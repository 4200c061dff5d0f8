/** Rules of every TypeScript file. They need types; `project` says where those come from. */
import tseslint from 'typescript-eslint';
import { maxParams } from './max-params.mjs';

export const plugin = { rules: { 'max-params': maxParams } };

const PROMISES = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/return-await': ['error', 'in-try-catch'],
};

const TYPES = {
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // Files with Nest decorators are left alone by the rule itself: their constructor types are needed at run time.
  '@typescript-eslint/consistent-type-imports': [
    'error',
    { disallowTypeAnnotations: false, fixStyle: 'separate-type-imports' },
  ],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/ban-ts-comment': 'error',
};

/** Limits of size: `check` counts lines of the other files. */
export const SIZE = {
  'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: false, skipComments: false }],
  'yimai/max-params': 'error',
};

export const HABITS = {
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-dupe-keys': 'error',
  'no-unreachable': 'error',
  'no-fallthrough': 'error',
  'no-unsafe-finally': 'error',
  'no-self-assign': 'error',
  'no-useless-catch': 'error',
  'no-empty': 'error',
};

export const TYPED_RULES = { ...PROMISES, ...TYPES, ...SIZE, ...HABITS };

/**
 * One group of files checked with types.
 * @param {{ name: string, files: string[], ignores?: string[], project?: string, rules?: object, plugins?: object }} group
 *   `project`: a tsconfig; without it, the nearest `tsconfig.json` of each file
 */
export function typed({ name, files, ignores = [], project, rules = {}, plugins = {} }) {
  const parserOptions = project ? { project } : { projectService: true };
  return {
    name,
    files,
    ignores,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { ...parserOptions, tsconfigRootDir: process.cwd() },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, yimai: plugin, ...plugins },
    rules: { ...TYPED_RULES, ...rules },
  };
}
