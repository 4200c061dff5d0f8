import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Backstage } from './support/backstage.js';
import { baseUrl } from './support/visitor.js';

const ROOT = path.resolve(__dirname, '../../..');
const PATIENCE_MS = 180_000;

/** What a program of ours says; its failure carries what it said. */
async function run(program: string, ...args: string[]): Promise<string> {
  const answer = promisify(execFile)(process.execPath, [path.join(ROOT, program), ...args], { cwd: ROOT });
  return answer.then(
    ({ stdout }) => stdout,
    (error: Error & { stdout?: string; stderr?: string }) => {
      throw new Error(`${program}:\n${error.stdout ?? ''}\n${error.stderr ?? error.message}`);
    },
  );
}

describe('the budgets that do not depend on the machine', () => {
  it('of the built packages: size, syntax that old phones know, no schemas', async () => {
    expect(await run('config/taro/budget.mjs')).toContain('H5 first route, JS gzip');
  });

  it(
    'of the first screens: layout shift, accessibility, requests',
    async () => {
      const stage = await Backstage.open();
      await stage.offer({ title: '君山银针', priceFen: 31_800, tint: '#8a9a5b' });
      expect(await run('config/bench/exact.mjs', baseUrl())).toContain('product accessibility score');
    },
    PATIENCE_MS,
  );
});
