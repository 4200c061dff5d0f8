/**
 * A jest worker loads every module anew for each spec file, and the whole server is two CPU seconds. A run of all specs
 * reads them in volumes of several files, each in a `describe` of its own name, so that hooks stay with their file.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inData, inRoot } from '../lib/paths.mjs';
import { SUITES, specsOf } from '../lib/suites.mjs';

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

const textOf = (files) =>
  files
    .map(
      (file) => `describe(${JSON.stringify(file)}, () => void require(${JSON.stringify(inRoot(file))}));\n`,
    )
    .join('');

/**
 * Writes the volumes and names them to jest.
 * @param {string} name of the suite
 * @param {object} config its own configuration, which reads file by file
 * @param {object} what
 * @param {number} what.count of volumes
 * @param {string[]} [what.alone] ends of names, longest first: files that take so long that they are volumes of their own
 * @returns {object} jest's configuration
 */
export function inVolumes(name, config, { count, alone = [] }) {
  const home = inData('test-volumes', name);
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  const files = specsOf(SUITES.find((suite) => suite.name === name));
  const first = alone.map((end) => {
    const file = files.find((one) => one.endsWith(end));
    if (!file) throw new Error(`config/jest/${name}-volumes.mjs: no spec is called ${end} any more`);
    return file;
  });
  const others = files.filter((file) => !first.includes(file));
  [...first.map((file) => [file]), ...deal(others, count)].forEach((volume, index) => {
    fs.writeFileSync(path.join(home, `${name}-${index + 1}.js`), textOf(volume));
  });
  return {
    ...config,
    roots: [...config.roots, home],
    testMatch: [`${home}/*.js`],
    testSequencer: inRoot('config/jest/by-number.cjs'),
    testPathIgnorePatterns: [], // the data folder is where they are
  };
}
