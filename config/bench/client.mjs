/**
 * The client's part of the benchmark: bytes of every package, Lighthouse on the four first screens, and what the pages of
 * the mini-programs cost in our host.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from '../lib/build.mjs';
import { BUDGETS, verdict } from '../lib/budgets.mjs';
import { miniPackages, routeScriptGzip } from '../lib/bundle-sizes.mjs';
import { ensureChromium } from '../lib/chromium.mjs';
import { firstScreens } from '../lib/first-screens.mjs';
import { measure } from '../lib/lighthouse.mjs';
import { bold, dim, green, red, yellow } from '../lib/log.mjs';
import { inData, inRoot } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { startStack } from '../lib/stack.mjs';

const RUNS = 5;
/** Below it a run says more about the machine than about the page; Lighthouse's own warning begins at 1000. */
const FAST_ENOUGH = 1500;
const JUDGED = ['lcpMs', 'tbtMs', 'cls', 'accessibility', 'apiRequests'];

const option = (args, name) => args[args.indexOf(`--${name}`) + 1 || args.length];
const print = (line) => console.log(JSON.stringify(line));

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
const tidy = (value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);

/** Of every figure the median; of what is not a number, what the last run said. */
function summary(runs) {
  const one = (key) =>
    typeof runs[0][key] === 'number' ? median(runs.map((run) => run[key])) : runs.at(-1)[key];
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, tidy(one(key))]));
}

async function measureScreen(screen, { runs, executablePath }) {
  const results = [];
  for (let run = 1; run <= runs; run += 1) {
    const reportFile = inRoot('artifacts/lighthouse', `${screen.name}-${run}.json`);
    results.push(await measure({ ...screen, executablePath, reportFile }));
  }
  const figures = { ...summary(results), scriptGzip: routeScriptGzip(screen.page) };
  print({ metric: 'lighthouse', page: screen.name, runs, ...figures });
  return { name: screen.name, figures };
}

/** Packages of the mini-programs that are built, against their budgets. */
function packageFigures() {
  return ['weapp', 'tt'].flatMap((target) => {
    const { main, subs, total } = miniPackages(target);
    print({ metric: 'package', target, main, subs, total });
    return [
      { id: `${target}Main`, where: '', value: main },
      ...Object.entries(subs).map(([root, value]) => ({ id: `${target}Sub`, where: root, value })),
    ];
  });
}

/** Runs Lighthouse on the first screens of a shop that is running. */
async function measureScreens(base, { names, runs }) {
  const executablePath = await ensureChromium();
  const screens = [];
  for (const screen of await firstScreens(base, names))
    screens.push(await measureScreen(screen, { runs, executablePath }));
  return screens.flatMap(screenFigures);
}

function screenFigures({ name, figures }) {
  const isFast = figures.benchmarkIndex >= FAST_ENOUGH;
  return [
    { id: 'scriptGzip', where: name, value: figures.scriptGzip },
    ...JUDGED.map((id) => ({ id, where: name, value: figures[id], judged: BUDGETS[id].exact || isFast })),
  ];
}

/** What a page of a mini-program is judged by, and the budget of each. */
const MINI = {
  requests: 'apiRequests',
  setData: 'setDataBytes',
  perSecond: 'setDataRate',
  nodes: 'nodes',
  depth: 'depth',
};

/** Every page of the mini-programs in our host, against a mall that is running: client/test/budgets measures. */
async function measureMiniPages({ urls, env }) {
  const results = inRoot('artifacts/budgets');
  fs.rmSync(results, { recursive: true, force: true });
  const jest = [inRoot('node_modules/jest/bin/jest.js'), '-c', inRoot('config/jest/mini.mjs')];
  const mall = { API_BASE_URL: urls.server, SIM_CONTROL_URL: urls.control, DATA_DIR: env.DATA_DIR };
  const options = { NODE_ENV: 'test', TZ: 'UTC', BENCH_DEMO: '1', CHROMIUM_PATH: await ensureChromium() };
  const args = [...jest, 'client/test/budgets', '--testNamePattern=keeps its budgets'];
  // A page over its budget fails there and is told here.
  await run(process.execPath, args, { env: { ...process.env, ...mall, ...options } }).catch(() => undefined);
  return ['weapp', 'tt'].flatMap((target) => {
    const pages = JSON.parse(fs.readFileSync(path.join(results, `${target}.json`), 'utf8'));
    return Object.entries(pages).flatMap(([name, figures]) => {
      print({ metric: 'mini-page', target, page: name, ...figures, asked: undefined });
      return Object.entries(MINI).map(([key, id]) => ({
        id,
        where: `${target} ${name}`,
        value: figures[key],
      }));
    });
  });
}

/** Our budget and the platform's limit side by side. Returns how many judged figures are over. */
function printTable(figures) {
  const rows = figures.map(verdict);
  const head = { what: '', measured: 'measured', budget: 'budget', limit: 'limit' };
  const width = (key) => Math.max(...[head, ...rows].map((row) => row[key].length));
  const line = ({ what, measured, budget, limit }) =>
    [
      what.trim().padEnd(width('what')),
      ...[
        [measured, 'measured'],
        [budget, 'budget'],
        [limit, 'limit'],
      ].map(([text, key]) => text.padStart(width(key))),
    ].join('  ');
  console.log(`\n  ${bold(line(head))}`);
  for (const row of rows) {
    const mark = row.good ? green('✓') : row.judged ? red('✗') : yellow('?');
    console.log(`${mark} ${line(row)}${row.judged ? '' : dim('  the machine is too slow to say')}`);
  }
  return rows.filter(({ good, judged }) => !good && judged).length;
}

/**
 * `npm run bench -- client [--runs 5] [--pages home,product]`.
 * @param {string[]} args
 * @returns {Promise<number>} how many budgets are exceeded
 */
export async function benchClient(args) {
  const runs = Number(option(args, 'runs') ?? RUNS);
  const names = option(args, 'pages')?.split(',');
  await build(['server', 'simulators', 'h5', 'weapp', 'tt']);
  const packages = packageFigures();
  const stack = await startStack({ dataDir: inData('showcase'), privateDatabase: true, demo: true });
  const screens = await measureScreens(stack.urls.server, { names, runs });
  const miniPages = names ? [] : await measureMiniPages(stack);
  await stack.stop();
  return printTable([...packages, ...screens, ...miniPages]);
}
