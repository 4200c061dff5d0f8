import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { SUITES, inPools, specsOf } from './suites.mjs';

const FOLDERS = ['shared', 'server', 'client', 'console', 'simulators', 'config'];
const NOT_OURS = ['node_modules', 'dist'];

function specsUnder(folder: string): string[] {
  return fs.readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : specsUnder(name);
    return /\.spec\.tsx?$/.test(entry.name) ? [name] : [];
  });
}

describe('the suites of npm test', () => {
  it('have every spec once', () => {
    const inSuites = SUITES.flatMap(specsOf).sort();
    expect(inSuites).toEqual(FOLDERS.flatMap(specsUnder).sort());
  });

  it('run as one where they are of one pool, in their order, and alone otherwise', () => {
    const pools = inPools(SUITES.filter(({ onDemand }) => !onDemand));
    expect(pools.map((pool) => pool.map(({ name }) => name))).toEqual([
      ['apps'],
      ['db', 'unit', 'tooling'],
      ['journey', 'mini', 'browser'],
    ]);
  });

  it('of one pool find the same setting of a run', async () => {
    for (const pool of inPools(SUITES.filter(({ pool: name }) => name))) {
      const configs = await Promise.all(
        pool.map(async ({ name }) => {
          const { default: config } = (await import(`../jest/${name}.mjs`)) as { default: object };
          return config as { transform: unknown; moduleNameMapper: unknown; globalSetup?: string };
        }),
      );
      const kinds = configs.map(({ transform, moduleNameMapper }) =>
        JSON.stringify({ transform, moduleNameMapper }),
      );
      expect(new Set(kinds).size).toBe(1);
      expect(new Set(configs.flatMap(({ globalSetup }) => globalSetup ?? [])).size).toBeLessThanOrEqual(1);
    }
  });
});
