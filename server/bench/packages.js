// Bytes that a phone downloads: per package of the mini-programs, and gzip of what the first H5 route loads.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './children.js';

function filesUnder(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

const bytesOf = (files) =>
  files.filter((file) => !file.endsWith('.map')).reduce((sum, file) => sum + fs.statSync(file).size, 0);

const NOT_BUILT = { built: false };

/** Bytes of the main package and of each sub-package. */
export function miniProgramPackages(target) {
  const dist = path.join(ROOT, 'client/dist', target);
  const manifest = path.join(dist, 'app.json');
  if (!fs.existsSync(manifest)) return NOT_BUILT;
  const roots = (JSON.parse(fs.readFileSync(manifest, 'utf8')).subPackages ?? []).map(({ root }) =>
    root.replace(/\/$/, ''),
  );
  const all = filesUnder(dist);
  const inRoot = (root) =>
    all.filter((file) => path.relative(dist, file).split(path.sep).join('/').startsWith(`${root}/`));
  const subs = Object.fromEntries(roots.map((root) => [root, bytesOf(inRoot(root))]));
  const total = bytesOf(all);
  const main = total - Object.values(subs).reduce((a, b) => a + b, 0);
  return { built: true, bytes: { main, subs, total } };
}

/** The scripts named by index.html, gzipped; the first route's own chunk comes on top and is counted in the browser test. */
export function h5EntryGzip() {
  const dist = path.join(ROOT, 'client/dist/h5');
  const page = path.join(dist, 'index.html');
  if (!fs.existsSync(page)) return NOT_BUILT;
  const scripts = [...fs.readFileSync(page, 'utf8').matchAll(/<script[^>]+src="\/?([^"]+\.js)"/g)].map(
    (match) => path.join(dist, match[1]),
  );
  const sizes = scripts.map((file) => gzipSync(fs.readFileSync(file), { level: 9 }).length);
  return { built: true, gzipBytes: sizes.reduce((a, b) => a + b, 0) };
}
