/**
 * Who may import whom. The picture:
 *
 *   kernel ← domain ← api, contracts ← { client (contracts as types only), console, server, simulators }
 *   server:  platform, gateways ← modules ← workflows ← api ← app.module, main, worker
 *   client:  lib, platform, components, stores ← features ← pages, packages
 *
 * Every rule is shown to fire on a planted violation, and the picture's allowed edges to pass, in rules.spec.ts.
 */
const MODULE = '^server/src/modules/([^/]+)/';
const ENTRY = 'server/src/(app\\.module|main|worker|migrate)\\.ts$';
const TEST = '\\.spec\\.tsx?$';
const DB_TEST = '\\.db\\.spec\\.ts$';
/** `shared` is imported as a package, which resolves to its build. */
const shared = (folder) => `^shared/(src|dist)/${folder}`;

/* eslint-disable yimai/max-params -- a rule reads best as one line: name, why, from, to */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const between = (name, comment, fromPath, toPath) =>
  rule(name, comment, { path: fromPath }, { path: toPath });
/* eslint-enable yimai/max-params */

const everywhere = [
  rule(
    'no-circular',
    'A cycle hides which file owns the idea. Extract the shared part.',
    {},
    { circular: true },
  ),
  rule(
    'imports-resolve',
    'An import we cannot follow is one no rule can judge.',
    {},
    { couldNotResolve: true, path: '^(\\.|@/|@yimai/)' },
  ),
  rule('no-dep-on-spec', 'Move the shared part to testing/.', {}, { path: TEST }),
  between(
    'sources-know-no-tooling',
    'config/ builds and runs the code, never the other way.',
    '^(shared|server|client|console|simulators)/src/',
    '^config/',
  ),
];

const packages = [
  between(
    'shared-imports-nobody',
    'shared/ runs in three mini-program runtimes.',
    '^shared/',
    '^(server|client|console|simulators)/',
  ),
  rule(
    'shared-npm-zod-only',
    'Every npm package in shared/ ships to phones.',
    { path: '^shared/src', pathNot: [TEST, '^shared/src/testing/'] },
    {
      dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
      pathNot: 'node_modules/zod/',
    },
  ),
  rule(
    'zod-through-kernel',
    'kernel/zod.ts sets jitless before any schema exists.',
    { path: '^(shared|client|console|server|simulators)/src', pathNot: '^shared/src/kernel/zod\\.ts$' },
    { path: 'node_modules/zod/' },
  ),
  between(
    'domain-is-pure',
    'Rules first, wire format second.',
    '^shared/src/domain',
    '^shared/src/(contracts|kernel/zod)',
  ),
  between(
    'kernel-is-the-floor',
    'Kernel knows no business word.',
    '^shared/src/kernel',
    '^shared/src/(domain|contracts|api)',
  ),
  rule(
    'api-is-plain-data',
    'The endpoint table is bundled into mini-programs: contracts only as types.',
    { path: '^shared/src/api' },
    { path: '^shared/src/(contracts|kernel/zod)', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'testing-only-in-tests',
    'Generators and builders are for specs, the journey and the demo shop.',
    {
      path: '^(shared|server|client|console)/src',
      pathNot: [TEST, '^shared/src/testing/', '^server/src/(journey|demo)/'],
    },
    { path: shared('testing/') },
  ),
  rule(
    'apps-do-not-meet',
    'Apps meet only over HTTP, through contracts; the simulators above all, or they would prove nothing. A spec may start the other side.',
    { path: '^(server|client|console|simulators)/', pathNot: [TEST, '/testing/', '^server/test/'] },
    { path: '^(server|client|console|simulators)/', pathNot: '^$1/' },
  ),
];

const server = [
  rule(
    'module-front-door',
    'Use another module through its index.ts.',
    { path: MODULE },
    { path: MODULE, pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'] },
  ),
  rule(
    'composers-use-front-doors',
    'api/, workflows/ and demo/ compose modules, not their files.',
    { path: '^server/src/(api|workflows|demo)/' },
    { path: MODULE, pathNot: '/index\\.ts$' },
  ),
  between(
    'modules-below-workflows',
    'A module never starts a workflow; it emits an event.',
    '^server/src/modules',
    '^server/src/workflows',
  ),
  rule(
    'nothing-imports-api',
    'HTTP is the top; only the entry files wire it.',
    { path: '^server/src', pathNot: ['^server/src/api/', `^${ENTRY}`] },
    { path: '^server/src/api/' },
  ),
  between(
    'platform-knows-no-business',
    'Platform and gateways serve; they do not decide.',
    '^server/src/(platform|gateways)',
    '^server/src/(modules|workflows)',
  ),
  rule(
    'gateways-behind-ports',
    'Business code sees a port in our words; the entry files choose the provider.',
    { path: '^server/src/(modules|workflows)' },
    { path: '^server/src/gateways/[^/]+/', pathNot: '^server/src/gateways/ports/' },
  ),
  between(
    'demo-is-outermost',
    'The demo shop and the journey use the mall; the mall does not know them.',
    '^server/src/(platform|gateways|modules|workflows|api)/',
    '^server/src/(demo|journey)/',
  ),
  between(
    'journey-walks-outside',
    'The journey proves what a phone can do: it speaks HTTP.',
    '^server/src/journey/',
    '^server/src/(api|workflows|modules|gateways)/',
  ),
  rule(
    'sql-in-repositories',
    'Only *.repository.ts and *.schema.ts speak Drizzle.',
    { path: '^server/src/(api|modules|workflows)', pathNot: `\\.(repository|schema)\\.ts$|${DB_TEST}` },
    { path: 'node_modules/(drizzle-orm|mysql2)/' },
  ),
  rule(
    'tables-behind-repositories',
    'A table has one reader and one writer file.',
    { path: '^server/src', pathNot: `\\.(repository|schema)\\.ts$|${DB_TEST}|^server/src/platform/db/` },
    { path: '\\.schema\\.ts$' },
  ),
];

const SCREENS = 'pages|packages|routes';
const apps = [
  rule(
    'client-contracts-as-types',
    'zod stays out of the mini-program bundle: import type.',
    { path: '^client/src' },
    { path: shared('(contracts/|kernel/zod)'), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'features-are-islands',
    'Pages compose features.',
    { path: '^(client|console)/src/features/([^/]+)/' },
    { path: '^$1/src/features/', pathNot: '^$1/src/features/$2/' },
  ),
  between(
    'components-below-features',
    'Dumb parts know no story.',
    '^(client|console)/src/(components|lib|platform|stores)/',
    `^$1/src/(features|${SCREENS})/`,
  ),
  between(
    'features-below-pages',
    'A feature does not know where it is shown.',
    '^(client|console)/src/features/',
    `^$1/src/(${SCREENS}|app)`,
  ),
  rule(
    'subpackages-are-islands',
    'A mini-program cannot load code of a sub-package that is not there yet.',
    { path: '^client/src/packages/([^/]+)/' },
    { path: '^client/src/packages/', pathNot: '^client/src/packages/$1/' },
  ),
  rule(
    'main-package-stands-alone',
    'Code in a sub-package is not there when the main package starts.',
    { path: '^client/src', pathNot: '^client/src/packages/' },
    { path: '^client/src/packages/' },
  ),
];

module.exports = {
  forbidden: [...everywhere, ...packages, ...server, ...apps],
  options: {
    doNotFollow: { path: 'node_modules|^shared/dist' },
    exclude: { path: '(^|/)(client|console|server|simulators)/dist/' },
    tsPreCompilationDeps: true, // type-only imports count: they too say who knows whom
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.h5.ts', '.h5.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
