/** The test suites in the order `npm test` begins them: within a pool what takes longest first, so that the end is short. */
import fs from 'node:fs';
import path from 'node:path';
import { dim, skipped } from './log.mjs';
import { inData, inRoot } from './paths.mjs';
import { beginPreparations, prepared } from './preparations.mjs';
import { run } from './processes.mjs';

const MALL = ['server', 'simulators'];

/**
 * `roots` and `pattern` say where its specs are: a suite without any is skipped. `targets` are built before it. `browser`:
 * whether Chromium's headless shell will do. `onDemand`: not part of `npm test`, because pictures are alike to the pixel
 * only where they were taken by the same Chromium. Suites of one `pool` are compiled alike and run as one, in volumes
 * (`config/jest/volumes.mjs`): `alone` are the ends of names, longest first, of files that take so long that they are
 * volumes of their own; the others are dealt into `count`.
 * @typedef {{ name: string, roots: string[], pattern: RegExp, targets?: string[], database?: boolean,
 *   browser?: 'shell' | 'full', onDemand?: boolean, pool?: string, alone?: string[], count?: number }} Suite
 * @type {Suite[]}
 */
export const SUITES = [
  { name: 'apps', roots: ['client/src', 'client/test/host', 'console/src'], pattern: /\.spec\.tsx?$/ },
  {
    name: 'db',
    roots: ['server/src', 'server/test'],
    pattern: /\.db\.spec\.ts$|server\/test\/(?!browser|journeys).*\.spec\.ts$/,
    database: true,
    pool: 'plain',
    alone: ['security/bad-input.spec.ts', 'security/matrix.spec.ts'],
    count: 8,
  },
  {
    name: 'unit',
    roots: ['shared/src', 'server/src', 'simulators/src'],
    pattern: /(?<!\.db)\.spec\.ts$/,
    pool: 'plain',
    alone: ['commission/commission.property.spec.ts', 'ledger/ledger.spec.ts'],
    count: 8,
  },
  {
    name: 'tooling',
    roots: ['config'],
    pattern: /\.spec\.ts$/,
    database: true,
    pool: 'plain',
    count: 2,
  },
  {
    name: 'journey',
    roots: ['server/test/journeys'],
    pattern: /\.spec\.ts$/,
    targets: MALL,
    database: true,
    pool: 'malls',
    count: 2,
  },
  {
    name: 'mini',
    roots: ['selftest', 'journeys', 'budgets'].map((folder) => `client/test/${folder}`),
    pattern: /\.spec\.ts$/,
    targets: [...MALL, 'h5', 'weapp', 'tt'],
    database: true,
    browser: 'shell',
    pool: 'malls',
    alone: ['budgets/pages.spec.ts', 'journeys/bad-days.spec.ts'],
    count: 4,
  },
  {
    name: 'browser',
    roots: ['server/test/browser'],
    pattern: /\.spec\.ts$/,
    targets: [...MALL, 'h5', 'weapp', 'tt', 'console'],
    database: true,
    browser: 'shell',
    pool: 'malls',
    alone: ['/accessibility-shop.spec.ts', '/accessibility-centre.spec.ts'],
    count: 4,
  },
  {
    name: 'visual',
    roots: ['client/test/visual'],
    pattern: /\.spec\.ts$/,
    targets: [...MALL, 'h5', 'weapp', 'tt'],
    database: true,
    browser: 'full',
    onDemand: true,
  },
];

/**
 * @param {Suite[]} suites
 * @returns {Suite[][]} those that run as one, in their order
 */
export function inPools(suites) {
  const pools = new Map();
  for (const suite of suites) {
    const key = suite.pool ?? suite.name;
    pools.set(key, [...(pools.get(key) ?? []), suite]);
  }
  return [...pools.values()];
}

/**
 * @param {Suite} suite
 * @returns {string[]} its spec files, from the repository
 */
export function specsOf({ roots, pattern }) {
  const under = (root) =>
    fs
      .readdirSync(inRoot(root), { recursive: true })
      .map((name) => path.posix.join(root, name.split(path.sep).join('/')))
      .filter((file) => !file.includes('/node_modules/') && pattern.test(file));
  return roots.filter((root) => fs.existsSync(inRoot(root))).flatMap(under);
}

/** Where the volumes of a suite are written. */
export const homeOf = ({ name }) => inData('test-volumes', name);

/** The suite a file of specs, or a volume of them, belongs to. */
function isOf(suite, file) {
  if (file.startsWith(`${homeOf(suite)}${path.sep}`)) return true;
  return specsOf(suite).includes(path.relative(inRoot(), file).split(path.sep).join('/'));
}

/** Each that failed, with the first line of why: the log of a long run is rarely read whole. */
function namesOfFailed({ name, message, assertionResults }) {
  const file = path.relative(inRoot(), name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return message ? [`${file}: it did not run`] : [];
  return failed.map(
    ({ fullName, failureMessages: [why = ''] }) => `${file}: ${fullName}: ${why.split('\n')[0]}`,
  );
}

/** What jest counted of a suite. A file that did not even load is one failure, and so is a suite without a result. */
function countsOf(suite, { testResults }) {
  const files = testResults.filter(({ name }) => isOf(suite, name));
  const cases = files.flatMap(({ assertionResults }) => assertionResults);
  const names = files.flatMap(namesOfFailed);
  if (files.length === 0) names.push('it made no results');
  const passed = cases.filter(({ status }) => status === 'passed').length;
  return { name: suite.name, passed, failed: names.length, names };
}

/** The files of one suite as they are, where only some of them are wanted; else those of all in volumes. */
function settingsOf(suites, jestArgs) {
  const [{ name, pool }] = suites;
  if (!pool || jestArgs.length > 0) return { config: `config/jest/${name}.mjs`, env: {} };
  return { config: 'config/jest/volumes.mjs', env: { TEST_SUITES: suites.map((one) => one.name).join() } };
}

/**
 * Runs the suites of a pool as one; a preparation that fails counts as one failed test of each, so that others still run.
 * @param {Suite[]} suites
 * @param {{ jestArgs?: string[], preparations?: import('./preparations.mjs').Preparations }} [options] `jestArgs`: for one suite
 *   only. `preparations`: what was begun for a run of more suites than these
 * @returns {Promise<{ name: string, passed: number, failed: number, names: string[] }[]>} for each suite; `names`: of what
 *   failed, and why
 */
export async function runSuites(suites, { jestArgs = [], preparations } = {}) {
  const there = suites.filter((suite) => specsOf(suite).length > 0);
  for (const { name } of suites.filter((suite) => !there.includes(suite)))
    skipped(`tests: ${name}`, 'it has no specs yet');
  if (there.length === 0) return [];
  const together = there.map(({ name }) => name).join(', ');
  console.log(`\n${dim('──')} tests: ${together}`);
  const results = inData('test-results', `${there.map(({ name }) => name).join('-')}.json`);
  fs.rmSync(results, { force: true });
  fs.mkdirSync(path.dirname(results), { recursive: true });
  const { config, env } = settingsOf(there, jestArgs);
  const jest = [inRoot('node_modules/jest/bin/jest.js'), '-c', inRoot(config)];
  const output = ['--json', `--outputFile=${results}`, ...jestArgs];
  try {
    const found = await prepared(there, preparations ?? beginPreparations(there));
    await run(process.execPath, [...jest, ...output], {
      show: true,
      env: { ...process.env, ...found, ...env, NODE_ENV: 'test', TZ: 'UTC' },
    });
  } catch (error) {
    // Failed specs are in the results already; anything else has to be said here.
    if (!fs.existsSync(results)) console.error(error.message);
  }
  const result = fs.existsSync(results) ? JSON.parse(fs.readFileSync(results, 'utf8')) : { testResults: [] };
  return there.map((suite) => countsOf(suite, result));
}
