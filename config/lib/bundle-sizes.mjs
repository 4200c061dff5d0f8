/** Bytes of the built clients, as a phone downloads them. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { inRoot } from './paths.mjs';

export const distOf = (target) => inRoot('client/dist', target);

/** Every file of a build, without what only developers load. */
export function filesOf(target) {
  return fs
    .readdirSync(distOf(target), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const bytesOf = (files) => files.reduce((sum, file) => sum + fs.statSync(file).size, 0);

/** @returns {{ main: number, subs: Record<string, number>, total: number }} */
export function miniPackages(target) {
  const dist = distOf(target);
  const { subPackages = [] } = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const all = filesOf(target);
  const inPackage = (folder) => all.filter((file) => file.startsWith(path.join(dist, folder) + path.sep));
  const subs = Object.fromEntries(subPackages.map(({ root }) => [root, bytesOf(inPackage(root))]));
  const total = bytesOf(all);
  return { main: total - Object.values(subs).reduce((sum, size) => sum + size, 0), subs, total };
}

/** Gzip of the scripts that opening a page loads: those of index.html and the page's own. `page` as in app.config. */
export function routeScriptGzip(page) {
  const dist = distOf('h5');
  const routes = JSON.parse(fs.readFileSync(path.join(dist, 'route-assets.json'), 'utf8'));
  const scripts = [...new Set([...routes.entry, ...routes[page]])].filter((file) => file.endsWith('.js'));
  const gzip = (file) => zlib.gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length;
  return scripts.reduce((sum, file) => sum + gzip(file), 0);
}
