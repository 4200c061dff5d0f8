import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const ENDS_WITHIN_MS = 300_000;

interface Facts {
  checks: number;
  debtOfB: number;
  receiptOfB: { amountFen: number };
  withdrawal: { amountFen: number; netFen: number; transfers: number };
  copiesOfOneNotification: number;
  trialBalance: { sumFen: number; accounts: { account: string; balanceFen: number }[] };
}

/** `npm run journey`: a database, simulators and a server of its own, so nothing here depends on other specs. */
function walk(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['config/journey.mjs', '--json', ...args], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

async function factsOf(...args: string[]): Promise<Facts> {
  const { code, out, err } = await walk(...args);
  if (code !== 0) throw new Error(`the journey ended with ${code}:\n${err.slice(-4_000)}`);
  return JSON.parse(out) as Facts;
}

function expectGolden(facts: Facts): void {
  expect(facts.withdrawal).toEqual({ amountFen: 14_925, netFen: 14_925, transfers: 1 });
  expect(facts.debtOfB).toBe(4_485);
  expect(facts.copiesOfOneNotification).toBe(16);
  expect(facts.trialBalance.sumFen).toBe(0);
  expect(facts.trialBalance.accounts.reduce((sum, { balanceFen }) => sum + balanceFen, 0)).toBe(0);
}

describe('the story of one order over three platforms', () => {
  // Most of a story is waiting for somebody, and each has a mall to itself: they are told at the same time.
  let stories: Record<'undisturbed' | 'killed', Promise<Facts>>;

  beforeAll(async () => {
    stories = { undisturbed: factsOf(), killed: factsOf('--kill') };
    await Promise.allSettled(Object.values(stories));
  }, ENDS_WITHIN_MS);

  it('ends with every amount as it should be', async () => expectGolden(await stories.undisturbed));

  it('ends the same when the server is killed twice on the way', async () =>
    expectGolden(await stories.killed));
});
