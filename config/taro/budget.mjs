// Holds a build to its budgets, and to being a build at all: `taro build` can exit 0 without output.
// Usage: node config/taro/budget.mjs [h5] [weapp] [tt]
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { verdict } from '../lib/budgets.mjs';
import { filesOf, miniPackages, routeScriptGzip } from '../lib/bundle-sizes.mjs';
import { inRoot } from '../lib/paths.mjs';

const FIRST_ROUTES = [
  'pages/home/index',
  'pages/product/index',
  'pages/category/index',
  'packages/distributor/dashboard/index',
];
// iOS 12 and Chrome 70, the floor in script-loader.js, know all of ES2019 and nothing of ES2020.
const H5_SYNTAX = 2019;

const require = createRequire(inRoot('client/package.json'));
const { parse } = createRequire(require.resolve('webpack'))('acorn');

const failures = [];
function hold(figure) {
  const { what, measured, budget, good } = verdict(figure);
  const text = `${what}: ${measured} of ${budget}`;
  console.log(text);
  if (!good) failures.push(text);
}

/** zod in a bundle means that somebody imported contracts as values. */
function checkNoSchemas(scripts) {
  for (const file of scripts) {
    if (/ZodError|_zod\b/.test(fs.readFileSync(file, 'utf8'))) failures.push(`${file}: contains zod`);
  }
}

const scriptsOf = (target) => filesOf(target).filter((file) => file.endsWith('.js'));

function checkH5() {
  for (const page of FIRST_ROUTES) hold({ id: 'scriptGzip', where: page, value: routeScriptGzip(page) });
  const scripts = scriptsOf('h5');
  checkNoSchemas(scripts);
  for (const file of scripts) {
    try {
      parse(fs.readFileSync(file, 'utf8'), { ecmaVersion: H5_SYNTAX, sourceType: 'script' });
    } catch (error) {
      failures.push(`${file}: newer than ES${H5_SYNTAX}: ${error.message}`);
    }
  }
}

function checkMini(target) {
  const { main, subs } = miniPackages(target);
  hold({ id: `${target}Main`, where: target, value: main });
  for (const [root, value] of Object.entries(subs)) hold({ id: `${target}Sub`, where: root, value });
  checkNoSchemas(scriptsOf(target));
}

const targets = process.argv.slice(2);
for (const target of targets.length > 0 ? targets : ['h5', 'weapp', 'tt']) {
  if (target === 'h5') checkH5();
  else checkMini(target);
}
if (failures.length > 0) {
  console.error(['', 'Over budget or broken:', ...failures].join('\n'));
  process.exit(1);
}
