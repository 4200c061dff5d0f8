// Holds a build to its budgets, and to being a build at all: `taro build` can exit 0 without output.
// Usage: node config/taro/budget.mjs [h5] [weapp] [tt]
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const KB = 1024;
const H5_FIRST_ROUTE_GZIP = 150 * KB;
const MINI_MAIN = 0.8 * KB * KB;
const MINI_PACKAGE = 2 * KB * KB;
// iOS 12 and Chrome 70, the floor in client/babel.config.js, know all of ES2019 and nothing of ES2020.
const H5_SYNTAX = 2019;

const client = fileURLToPath(new URL('../../client/', import.meta.url));
const require = createRequire(path.join(client, 'package.json'));
const { parse } = createRequire(require.resolve('webpack'))('acorn');

const failures = [];
const hold = (what, size, limit) => {
  const text = `${what}: ${(size / KB).toFixed(1)} KB of ${(limit / KB).toFixed(0)}`;
  console.log(text);
  if (size > limit) failures.push(text);
};

const filesIn = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const sizeOf = (files) => files.reduce((sum, file) => sum + fs.statSync(file).size, 0);

/** zod in a bundle means that somebody imported contracts as values. */
function checkNoSchemas(files) {
  for (const file of files) {
    if (/ZodError|_zod\b/.test(fs.readFileSync(file, 'utf8'))) failures.push(`${file}: contains zod`);
  }
}

function checkH5() {
  const dist = path.join(client, 'dist/h5');
  const routes = JSON.parse(fs.readFileSync(path.join(dist, 'route-assets.json'), 'utf8'));
  const gzip = (files) =>
    files
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + zlib.gzipSync(fs.readFileSync(path.join(dist, file))).length, 0);
  for (const page of ['pages/home/index', 'pages/product/index']) {
    hold(`h5 ${page}, gzip`, gzip([...new Set([...routes.entry, ...routes[page]])]), H5_FIRST_ROUTE_GZIP);
  }
  const scripts = filesIn(dist).filter((file) => file.endsWith('.js'));
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
  const dist = path.join(client, 'dist', target);
  const { subPackages = [] } = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const all = filesIn(dist);
  const inPackage = (root) => all.filter((file) => file.startsWith(path.join(dist, root) + path.sep));
  const subs = subPackages.map(({ root }) => ({ root, files: inPackage(root) }));
  const main = all.filter((file) => !subs.some(({ files }) => files.includes(file)));
  hold(`${target} main package`, sizeOf(main), MINI_MAIN);
  for (const { root, files } of subs) hold(`${target} ${root}`, sizeOf(files), MINI_PACKAGE);
  checkNoSchemas(all.filter((file) => file.endsWith('.js')));
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
