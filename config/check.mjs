/**
 * `npm run check [-- name …]`: what a reviewer should not have to look for. Every check runs, whatever the others say;
 * the table at the end tells which to read. `npm run check -- format --fix` (and `lint --fix`) repairs.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { build } from './lib/build.mjs';
import { oversizedFiles } from './lib/check-files.mjs';
import { ReadableError, bold, dim, green, red, since } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { ROOT, inRoot } from './lib/paths.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { run } from './lib/processes.mjs';
import { SUITES, inPools, runSuites } from './lib/suites.mjs';

const COMMITS = 20;
const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const fix = process.argv.includes('--fix');

const tool = (file, args) => run(process.execPath, [inRoot('node_modules', file), ...args], { show: true });
const tsc = (project) => tool('typescript/bin/tsc', ['--noEmit', '-p', project]);
const isThere = (...parts) => fs.existsSync(inRoot(...parts));

/** Runs every part, then fails once, so that one run shows all there is to repair. */
async function all(parts) {
  const problems = [];
  for (const part of parts) await part().catch((error) => problems.push(error.message));
  if (problems.length > 0) throw new ReadableError(problems.join('\n'));
}

/** The declarations that client, console and specs read stand beside the JavaScript of `npm run build`, which writes none. */
const declarations = (project) => tool('typescript/bin/tsc', ['-b', project]);

/** Types of `shared` that are not there are `any` to the linter, which then has nothing to say. */
async function checkLint() {
  await declarations('shared');
  await tool('eslint/bin/eslint.js', ['--max-warnings', '0', ...(fix ? ['--fix'] : []), '.']);
}

async function checkTypes() {
  const clients = ['weapp', 'tt', 'h5'].map((platform) => `client/tsconfig.${platform}.json`);
  const projects = ['config/tsconfig/specs.json', ...clients, 'console/tsconfig.json'].filter((file) =>
    isThere(file),
  );
  await all([() => declarations('.'), ...projects.map((project) => () => tsc(project))]);
}

/** Client and console resolve `@/` by their own tsconfig, so each is cruised with it. */
async function checkDependencies() {
  await build(['shared']); // packages import its build
  const rules = ['--config', 'config/depcruise/rules.cjs'];
  const cruise = (folders, ...args) =>
    tool('dependency-cruiser/bin/dependency-cruise.mjs', [...rules, ...args, ...folders]);
  const libraries = ['shared/src', 'server/src', 'simulators/src'].filter((folder) => isThere(folder));
  const apps = Object.entries({ client: 'client/tsconfig.h5.json', console: 'console/tsconfig.json' });
  const written = apps.filter(([app, tsconfig]) => isThere(app, 'src') && isThere(tsconfig));
  await all([
    () => cruise(libraries),
    ...written.map(
      ([app, tsconfig]) =>
        () =>
          cruise([`${app}/src`], '--ts-config', inRoot(tsconfig)),
    ),
  ]);
}

async function checkUnit() {
  const suites = SUITES.filter(({ name }) => ['unit', 'apps', 'tooling'].includes(name));
  for (const pool of inPools(suites))
    for (const { name, failed } of await runSuites(pool))
      if (failed > 0) throw new ReadableError(`${failed} failed in ${name}`);
}

async function checkCommits() {
  if (!isThere('.git')) return;
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  const known = Number(git('rev-list', '--count', 'HEAD'));
  await tool('@commitlint/cli/cli.js', ['--from', `HEAD~${Math.min(COMMITS, known - 1)}`, '--to', 'HEAD']);
}

function checkFiles() {
  const complaints = oversizedFiles();
  if (complaints.length > 0) throw new ReadableError(complaints.join('\n'));
}

const CHECKS = {
  format: () => tool('prettier/bin/prettier.cjs', [fix ? '--write' : '--check', '--log-level', 'warn', '.']),
  lint: checkLint,
  types: checkTypes,
  dependencies: checkDependencies,
  unit: checkUnit,
  commits: checkCommits,
  files: checkFiles,
};

async function runCheck(name) {
  const startedAt = performance.now();
  console.log(`\n${bold(name)}`);
  try {
    await CHECKS[name]();
    return { name, good: true, time: since(startedAt) };
  } catch (error) {
    console.error(error instanceof ReadableError ? error.message : error.stack);
    return { name, good: false, time: since(startedAt) };
  }
}

main(async () => {
  const unknown = names.filter((name) => !CHECKS[name]);
  if (unknown.length > 0)
    throw new ReadableError(`No check ${unknown.join(', ')}; there are ${Object.keys(CHECKS).join(', ')}.`);
  await ensureDependencies();
  const results = [];
  for (const name of names.length > 0 ? names : Object.keys(CHECKS)) results.push(await runCheck(name));
  console.log('');
  for (const { name, good, time } of results)
    console.log(`${good ? green('✓') : red('✗')} ${name.padEnd(14)}${dim(time)}`);
  return results.every(({ good }) => good) ? 0 : 1;
});
