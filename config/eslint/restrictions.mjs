/** Things we do not write, as selectors for `no-restricted-syntax`. ESLint replaces, never merges, a rule's options: each
 * group of files lists all that apply to it. */
const syntax = (selector, message) => ({ selector, message });

/** Money is integers; display goes through `formatYuan`. */
export const MONEY = [
  syntax(
    "CallExpression[callee.property.name='toFixed']",
    'Floats round money wrongly: use formatYuan or an integer division.',
  ),
  syntax("CallExpression[callee.name='parseFloat']", 'Amounts are parsed by parseYuan, into fen.'),
  syntax(
    "MemberExpression[object.name='Number'][property.name='parseFloat']",
    'Amounts are parsed by parseYuan, into fen.',
  ),
];

/** The same input must give the same result, in tests and in a replay. */
export const CLOCK = [
  syntax("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Take a Clock.'),
  syntax("NewExpression[callee.name='Date'][arguments.length=0]", 'Take a Clock.'),
  syntax(
    "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    'Take a generator, or crypto for secrets.',
  ),
];

export const DEFAULT_EXPORT = [
  syntax('ExportDefaultDeclaration', 'Name your exports: a name can be searched for.'),
];

export const ENUM = [syntax('TSEnumDeclaration', 'Use a union of strings, or an `as const` table.')];

/** What differs between platforms is a file suffix inside `platform/`, never a condition elsewhere. */
export const TARGET = [
  syntax("MemberExpression[property.name='TARO_ENV']", 'Only platform/ knows which platform this is.'),
];

export const PLATFORM_GLOBALS = [
  'wx',
  'tt',
  'my',
  'window',
  'document',
  'location',
  'navigator',
  'localStorage',
].map((name) => ({
  name,
  message: 'Go through src/platform: this does not exist on every platform.',
}));

export const restrict = (...groups) => ['error', ...groups.flat()];
