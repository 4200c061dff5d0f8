/**
 * `node config/compile.mjs <library>`: every source file of a library to JavaScript, at the same place in its `dist`. Types are
 * taken off, not looked at: `npm run check` proves them, and only there are declarations (`tsc -b`) written beside these files.
 */
import fs from 'node:fs';
import path from 'node:path';
import { transformFile } from '@swc/core';
import { main } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';

/** As the tsconfig of the libraries, and as jest compiles the same files (`config/jest/unit.mjs`). */
const OPTIONS = {
  swcrc: false,
  configFile: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'es6' },
  sourceMaps: true,
};

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.d.ts');
const filesIn = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

/** What a file in `dist` was made of, or undefined where it is none of the four that a source may have there. */
const sourceOf = (name) => /^(.*?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(name)?.[1]?.concat('.ts');

/** A module that is gone must be gone for whoever imports it, too. */
function removeOrphans(dist, sources) {
  for (const name of filesIn(dist)) {
    const source = sourceOf(name);
    if (source && !sources.has(source)) fs.rmSync(path.join(dist, name));
  }
}

async function compile(library) {
  const src = inRoot(library, 'src');
  const dist = inRoot(library, 'dist');
  const sources = filesIn(src).filter(isSource);
  const write = async (name) => {
    const target = path.join(dist, name.replace(/\.ts$/, '.js'));
    const from = path.join(src, name);
    const sourceFileName = path.relative(path.dirname(target), from);
    const { code, map } = await transformFile(from, { ...OPTIONS, sourceFileName });
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
    fs.writeFileSync(`${target}.map`, map);
  };
  await Promise.all(sources.map(write));
  removeOrphans(dist, new Set(sources));
}

main(async () => {
  for (const library of process.argv.slice(2)) await compile(library);
});
