/**
 * A jest worker loads every module anew for each spec file, and the whole server is two CPU seconds. A run of all specs
 * reads them in volumes of several files, each in a `describe` of its own name, so that hooks stay with their file.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inData, inRoot } from '../lib/paths.mjs';

/** @returns {string[]} files, from the repository */
function specsUnder(folder, isSpec) {
  return fs
    .readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(inRoot(), path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .filter((file) => !file.includes('node_modules/') && isSpec(file));
}

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
 * @param {{ folders: string[], isSpec: (file: string) => boolean, count: number }} what
 * @returns {object} jest's configuration
 */
export function inVolumes(name, config, { folders, isSpec, count }) {
  const home = inData('test-volumes', name);
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  const files = folders.flatMap((folder) => specsUnder(folder, isSpec));
  deal(files, count).forEach((volume, index) => {
    fs.writeFileSync(path.join(home, `${name}-${index + 1}.js`), textOf(volume));
  });
  return {
    ...config,
    roots: [...config.roots, home],
    testMatch: [`${home}/*.js`],
    testPathIgnorePatterns: [], // the data folder is where they are
  };
}
