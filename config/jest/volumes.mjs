/**
 * A jest worker loads every module anew for each spec file, and the whole server is two CPU seconds. A run of all specs
 * reads them in volumes of several files, each in a `describe` of its own name, so that hooks stay with their file. Suites
 * that are compiled alike (`pool` in `config/lib/suites.mjs`) run as one: their malls start once, and while the last
 * volume of one suite runs alone the next has begun.
 *
 * `TEST_SUITES` names them; what a suite asks for in its own configuration, `config/jest/<suite>.mjs`, it finds here too.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { SUITES, homeOf, specsOf } from '../lib/suites.mjs';

/** Large files first, dealt out to and fro: volumes of about the same weight. */
function deal(files, count) {
  const size = (file) => fs.statSync(inRoot(file)).size;
  const volumes = Array.from({ length: count }, () => []);
  files
    .map((file) => ({ file, bytes: size(file) }))
    .sort((a, b) => b.bytes - a.bytes || a.file.localeCompare(b.file))
    .forEach(({ file }, index) => {
      const place = index % (2 * count);
      volumes[place < count ? place : 2 * count - 1 - place].push(file);
    });
  return volumes.filter((volume) => volume.length > 0);
}

/** What comes before every file of a suite, and then its files. */
const textOf = (before, files) =>
  [
    ...before.map((file) => `require(${JSON.stringify(file)});\n`),
    ...files.map(
      (file) => `describe(${JSON.stringify(file)}, () => void require(${JSON.stringify(inRoot(file))}));\n`,
    ),
  ].join('');

function write(suite, before) {
  const { name, alone = [], count = 1 } = suite;
  const home = homeOf(suite);
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  const files = specsOf(suite);
  const first = alone.map((end) => {
    const file = files.find((one) => one.endsWith(end));
    if (!file) throw new Error(`config/lib/suites.mjs: no spec of ${name} is called ${end} any more`);
    return file;
  });
  const others = files.filter((file) => !first.includes(file));
  [...first.map((file) => [file]), ...deal(others, count)].forEach((volume, index) => {
    fs.writeFileSync(path.join(home, `${name}-${index + 1}.js`), textOf(before, volume));
  });
}

const names = (process.env.TEST_SUITES ?? '').split(',');
const suites = SUITES.filter(({ name }) => names.includes(name));
const configs = await Promise.all(suites.map(async ({ name }) => (await import(`./${name}.mjs`)).default));
const inPlace = (file) => file.replace('<rootDir>', inRoot());
suites.forEach((suite, index) => write(suite, (configs[index].setupFiles ?? []).map(inPlace)));
const most = (key) => Math.max(...configs.map((config) => config[key]));

export default {
  ...Object.assign({}, ...configs),
  setupFiles: [],
  roots: [...new Set(configs.flatMap(({ roots }) => roots)), ...suites.map(homeOf)],
  testMatch: suites.map((suite) => `${homeOf(suite)}/*.js`),
  testSequencer: inRoot('config/jest/in-order.cjs'),
  testPathIgnorePatterns: [], // the data folder is where they are
  maxWorkers: most('maxWorkers'),
  testTimeout: most('testTimeout'),
};
