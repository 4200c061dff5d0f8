/** The test suites in the order `npm test` runs them: fast and small first. */
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureDatabaseServer } from './db-binary.mjs';
import { dim, skipped } from './log.mjs';
import { inData, inRoot } from './paths.mjs';
import { run } from './processes.mjs';

const MALL = ['server', 'simulators'];

/**
 * `roots` and `pattern` say where its specs are: a suite without any is skipped. `targets` are built before it. `browser`:
 * whether Chromium's headless shell will do. `onDemand`: not part of `npm test`, because pictures are alike to the pixel
 * only where they were taken by the same Chromium. `inVolumes`: what jest is given when all of it runs
 * (`config/jest/volumes.mjs`).
 * @typedef {{ name: string, roots: string[], pattern: RegExp, targets?: string[], database?: boolean,
 *   browser?: 'shell' | 'full', onDemand?: boolean, inVolumes?: boolean }} Suite
 * @type {Suite[]}
 */
export const SUITES = [
  {
    name: 'unit',
    roots: ['shared/src', 'server/src', 'simulators/src'],
    pattern: /(?<!\.db)\.spec\.ts$/,
    inVolumes: true,
  },
  { name: 'apps', roots: ['client/src', 'client/test/host', 'console/src'], pattern: /\.spec\.tsx?$/ },
  { name: 'tooling', roots: ['config'], pattern: /\.spec\.ts$/, database: true },
  {
    name: 'db',
    roots: ['server/src', 'server/test'],
    pattern: /\.db\.spec\.ts$|server\/test\/(?!browser|journeys).*\.spec\.ts$/,
    database: true,
    inVolumes: true,
  },
  { name: 'journey', roots: ['server/test/journeys'], pattern: /\.spec\.ts$/, targets: MALL, database: true },
  {
    name: 'mini',
    roots: ['selftest', 'journeys', 'budgets'].map((folder) => `client/test/${folder}`),
    pattern: /\.spec\.ts$/,
    targets: [...MALL, 'h5', 'weapp', 'tt'],
    database: true,
    browser: 'shell',
    inVolumes: true,
  },
  {
    name: 'browser',
    roots: ['server/test/browser'],
    pattern: /\.spec\.ts$/,
    targets: [...MALL, 'h5', 'weapp', 'tt', 'console'],
    database: true,
    browser: 'shell',
    inVolumes: true,
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

/** Each that failed, with the first line of why: the log of a long run is rarely read whole. */
function namesOfFailed({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(inRoot(), name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return message ? [`${file}: it did not run`] : [];
    return failed.map(
      ({ fullName, failureMessages: [why = ''] }) => `${file}: ${fullName}: ${why.split('\n')[0]}`,
    );
  });
}

/** What jest counted. A file that did not even load is one failure, and so is a run without a result. */
function readResults(file) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, names: ['it made no results'] };
  const result = JSON.parse(fs.readFileSync(file, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed || (result.success ? 0 : 1),
    names: namesOfFailed(result),
  };
}

/** @returns {Promise<Record<string, string>>} what the specs find in their environment */
async function prepare(suite, targets) {
  if (suite.database) await ensureDatabaseServer();
  if (suite.targets) await build(targets ?? suite.targets);
  if (!suite.browser) return {};
  return { CHROMIUM_PATH: await ensureChromium({ isShellEnough: suite.browser === 'shell' }) };
}

/**
 * Runs one suite; a preparation that fails counts as one failed test, so that the others still run.
 * @param {Suite} suite
 * @param {{ jestArgs?: string[], targets?: string[] }} [options] `targets`: what this run will need sooner or later, built
 *   before the first suite that needs any, so that there are always two to build beside each other
 * @returns {Promise<{ passed: number, failed: number, names: string[] }>} `names`: of what failed, and why
 */
export async function runSuite(suite, { jestArgs = [], targets } = {}) {
  if (specsOf(suite).length === 0) {
    skipped(`tests: ${suite.name}`, 'it has no specs yet');
    return { passed: 0, failed: 0, names: [] };
  }
  console.log(`\n${dim('──')} tests: ${suite.name}`);
  const results = inData('test-results', `${suite.name}.json`);
  fs.rmSync(results, { force: true });
  fs.mkdirSync(path.dirname(results), { recursive: true });
  const isWhole = jestArgs.length === 0;
  const config = inRoot(`config/jest/${suite.name}${suite.inVolumes && isWhole ? '-volumes' : ''}.mjs`);
  const jest = [inRoot('node_modules/jest/bin/jest.js'), '-c', config];
  const output = ['--json', `--outputFile=${results}`, ...jestArgs];
  try {
    const prepared = await prepare(suite, targets);
    await run(process.execPath, [...jest, ...output], {
      show: true,
      env: { ...process.env, ...prepared, NODE_ENV: 'test', TZ: 'UTC' },
    });
  } catch (error) {
    // Failed specs are in the results already; anything else has to be said here.
    if (!fs.existsSync(results)) console.error(error.message);
  }
  return readResults(results);
}
