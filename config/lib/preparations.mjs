/**
 * What suites need before they begin: programs this machine may not have, and builds. All of it is begun at once, so that
 * packages are downloaded and bundles made while suites that need neither run; bundlers leave them the processors.
 */
import { build } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureDatabaseServer } from './db-binary.mjs';
import { ensureRedisServer } from './redis.mjs';

/** A failure is told to whoever waits for it, and to nobody before. */
function begun(work) {
  work.catch(() => undefined);
  return work;
}

/**
 * @typedef {object} Preparations what is on its way, each undefined when no suite wants it
 * @property {Promise<unknown>} [database] a server program for MariaDB or MySQL, and for Redis
 * @property {Promise<unknown>} [builds]
 * @property {Promise<string>} [browser] its path
 *
 * @param {import('./suites.mjs').Suite[]} suites all that will run
 * @param {Promise<void>} [dependencies] nothing is built before they are there
 * @returns {Preparations}
 */
export function beginPreparations(suites, dependencies = Promise.resolve()) {
  const targets = [...new Set(suites.flatMap((suite) => suite.targets ?? []))];
  const browsers = suites.flatMap(({ browser }) => browser ?? []);
  const isPatient = suites.some((suite) => !suite.targets);
  // One after the other: packages are installed by one process at a time.
  const database = suites.some((suite) => suite.database)
    ? begun(ensureDatabaseServer().then(ensureRedisServer))
    : undefined;
  const find = () => ensureChromium({ isShellEnough: !browsers.includes('full') });
  return {
    database,
    builds: targets.length > 0 ? begun(dependencies.then(() => build(targets, { isPatient }))) : undefined,
    browser: browsers.length > 0 ? begun(Promise.allSettled([database]).then(find)) : undefined,
  };
}

/**
 * Waits for what some of them need.
 * @param {import('./suites.mjs').Suite[]} suites
 * @param {Preparations} preparations
 * @returns {Promise<Record<string, string>>} what the specs find in their environment
 */
export async function prepared(suites, { database, builds, browser }) {
  if (suites.some((suite) => suite.database)) await database;
  if (suites.some((suite) => suite.targets)) await builds;
  return suites.some((suite) => suite.browser) ? { CHROMIUM_PATH: await browser } : {};
}
