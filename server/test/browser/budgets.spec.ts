import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../../..');
const HOLD_PACKAGES = 'config/taro/budget.mjs';

/**
 * The budgets that do not depend on the machine and are not asked elsewhere: first screens ask little and do not move in
 * `first-screen.spec.ts`, axe finds nothing on any page in `accessibility-*.spec.ts` (Lighthouse's score is made of axe's
 * rules). Its times are measured by `npm run bench -- client`.
 */
describe('the budgets of the built packages', () => {
  it('are kept: size, syntax that old phones know, no schemas', async () => {
    const said = await promisify(execFile)(process.execPath, [HOLD_PACKAGES], { cwd: ROOT }).then(
      ({ stdout }) => stdout,
      (error: Error & { stdout?: string; stderr?: string }) => {
        throw new Error(`${HOLD_PACKAGES}:\n${error.stdout ?? ''}\n${error.stderr ?? error.message}`);
      },
    );
    expect(said).toContain('H5 first route, JS gzip');
  });
});
