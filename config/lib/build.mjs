/**
 * Incremental builds: a target is built again when a byte of its inputs changed or its output is gone.
 * Finger prints are kept in `.data/build-stamps.json`.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { compressFolder } from './compress.mjs';
import { ReadableError, dim, skipped, step } from './log.mjs';
import { inData, inRoot } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {object} Target
 * @property {string} entry without this file the package is not written yet, and the target is skipped
 * @property {string[]} inputs files and folders that decide the result
 * @property {string} output a file that exists after every good build
 * @property {string[][]} programs scripts of Node and what they are told, one after the other
 * @property {string} [folder] where it runs; the repository unless told otherwise
 * @property {string[]} [needs] targets to build first
 * @property {string} [web] folder of what browsers load, to be compressed
 */

const STAMPS = inData('build-stamps.json');
const IN_BUNDLES = ['YIMAI_API_BASE', 'YIMAI_DOUDIAN', 'YIMAI_GALLERY'];
const IGNORED = new Set(['node_modules', 'dist', '.swc', '.turbo']);
const COMMON = ['pnpm-lock.yaml', 'config/tsconfig'];

// Not through npx and pnpm: they cost ten CPU seconds a target, most of them for passing on a progress bar.
const compile = (library) => [inRoot('config/compile.mjs'), library];
const taro = (platform) => [inRoot('client/node_modules/@tarojs/cli/bin/taro'), 'build', '--type', platform];
const vite = [inRoot('console/node_modules/vite/bin/vite.js'), 'build'];

/** JavaScript only: who needs the types of a library (client, console, specs) has them from `npm run check`. */
const library = (name, [entry, output], needs = []) => ({
  entry: `${name}/src/${entry}`,
  inputs: [...COMMON, 'config/compile.mjs', `${name}/src`, `${name}/package.json`],
  output: `${name}/dist/${output}`,
  programs: [compile(name)],
  needs,
});

/** Not `client/test`: a changed test must not cost three bundles. */
const CLIENT = [
  'src',
  'config',
  'types',
  'scripts',
  'package.json',
  'project.config.json',
  'project.tt.json',
  'tsconfig.json',
].map((name) => `client/${name}`);

const client = (platform, output) => ({
  entry: 'client/src/app.config.ts',
  inputs: [...COMMON, ...CLIENT, 'config/taro', 'shared/src'],
  output: `client/dist/${platform}/${output}`,
  programs: [taro(platform)],
  folder: 'client',
  needs: ['shared'],
  ...(platform === 'h5' ? { web: 'client/dist/h5' } : {}),
});

/** Its modules for whoever imports or starts one of them, and the program that serves as one file. */
const server = (() => {
  const modules = library('server', ['main.ts', 'bundle/main.js'], ['shared']);
  return {
    ...modules,
    inputs: [...modules.inputs, 'config/bundle.mjs', 'shared/src'],
    programs: [...modules.programs, [inRoot('config/bundle.mjs')]],
  };
})();

/** @type {Record<string, Target>} */
export const TARGETS = {
  shared: library('shared', ['kernel/money.ts', 'kernel/money.js']),
  server,
  simulators: library('simulators', ['main.ts', 'main.js'], ['shared']),
  h5: client('h5', 'index.html'),
  weapp: client('weapp', 'app.json'),
  tt: client('tt', 'app.json'),
  console: {
    entry: 'console/index.html',
    inputs: [...COMMON, 'console', 'shared/src'],
    output: 'console/dist/index.html',
    programs: [vite],
    folder: 'console',
    needs: ['shared'],
    web: 'console/dist',
  },
};

function filesUnder(relative) {
  const absolute = inRoot(relative);
  if (!fs.existsSync(absolute)) return [];
  if (fs.statSync(absolute).isFile()) return [relative];
  return fs
    .readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(path.join(relative, entry.name)) : [path.join(relative, entry.name)],
    );
}

/** Names and bytes of every input, and the environment that ends up in a bundle. */
function fingerprint(target) {
  const hash = createHash('sha256');
  for (const name of IN_BUNDLES) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  for (const file of target.inputs.flatMap(filesUnder).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const readStamps = () => (fs.existsSync(STAMPS) ? JSON.parse(fs.readFileSync(STAMPS, 'utf8')) : {});

function writeStamp(name, stamp) {
  fs.mkdirSync(path.dirname(STAMPS), { recursive: true });
  const temporary = `${STAMPS}.${process.pid}`;
  fs.writeFileSync(temporary, JSON.stringify({ ...readStamps(), [name]: stamp }, null, 2));
  fs.renameSync(temporary, STAMPS);
}

/** True when the target's package has something to build. */
export const isBuildable = (name) => fs.existsSync(inRoot(TARGETS[name].entry));

/** True when the target's output is there. */
export const isBuilt = (name) => fs.existsSync(inRoot(TARGETS[name].output));

async function buildOne(name, isPatient) {
  const target = TARGETS[name];
  if (!isBuildable(name)) return skipped(`build ${name}`, `${target.entry} is not written yet`);
  const stamp = fingerprint(target);
  if (isBuilt(name) && readStamps()[name] === stamp) return console.log(dim(`- build ${name}: up to date`));
  await step(`build ${name}`, async () => {
    const env = { ...process.env, NODE_ENV: 'production' };
    const cwd = inRoot(target.folder ?? '');
    const logFile = inData('logs', `build-${name}.log`);
    for (const program of target.programs)
      await run(process.execPath, program, { cwd, env, logFile, isPatient });
    // `taro build` exits with 0 after some configuration errors; only the output tells.
    if (!isBuilt(name))
      throw new ReadableError(`build ${name} made no ${target.output}; see .data/logs/build-${name}.log`);
    if (target.web) await compressFolder(inRoot(target.web));
    writeStamp(name, stamp);
  });
}

/** Targets with what they need, each after its needs. */
function inOrder(names, found = []) {
  for (const name of names) {
    if (!TARGETS[name])
      throw new ReadableError(`There is no target ${name}; there are ${Object.keys(TARGETS).join(', ')}.`);
    if (found.includes(name)) continue;
    inOrder(TARGETS[name].needs ?? [], found);
    found.push(name);
  }
  return found;
}

/** A bundler keeps seven tenths of two cores busy. */
const AT_ONCE = 2;

/**
 * Builds targets and what they need, two at a time.
 * @param {string[]} names
 * @param {{ isPatient?: boolean }} [options] `isPatient`: beside something that must not become slower by it
 */
export async function build(names, { isPatient = false } = {}) {
  const waiting = inOrder(names);
  const started = new Map();
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const needs = (TARGETS[name].needs ?? []).map((need) => started.get(need));
      const building = Promise.all(needs).then(() => buildOne(name, isPatient));
      started.set(name, building);
      await building.catch((error) => {
        waiting.length = 0; // nobody wants the rest any more
        throw error;
      });
    }
  };
  // What was begun beside a failure ends before anything else begins.
  const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failure = outcomes.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
}
