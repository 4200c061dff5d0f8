// Exact statements of every request of a checkout: the database's own counter before and after, one customer, a server that
// runs no jobs. The poll of another process may fall into a window, so every step is measured several times and the
// smallest figure is what the request itself said; the largest shows what is asked anew every few seconds.
import { startYimai } from './contenders.js';
import { questions } from './machine.js';

const ROUNDS = 12;
const WARM = 2;

async function steps(checkout, connection) {
  const seen = {};
  for (let round = 0; round < WARM + ROUNDS; round += 1)
    await checkout(async (step, request) => {
      const before = await questions(connection);
      const answer = await request();
      // SHOW STATUS is a statement as well.
      const said = (await questions(connection)) - before - 1;
      if (round >= WARM) (seen[step] ??= []).push(said);
      return answer;
    });
  const least = Object.fromEntries(Object.entries(seen).map(([step, values]) => [step, Math.min(...values)]));
  const most = Object.fromEntries(Object.entries(seen).map(([step, values]) => [step, Math.max(...values)]));
  return {
    placeNotifyRead: least.place + least.notify + least.read,
    wholeWithoutJobs: Object.values(least).reduce((a, b) => a + b, 0),
    steps: least,
    most,
  };
}

/** Of a customer of nobody, and of one whose distributor stands under another: two commissions. */
export async function exactStatements(databaseUrl, connection) {
  const quiet = await startYimai(databaseUrl, 1, { schema: 'bench_steps', settings: { RUN_JOBS: 'false' } });
  try {
    const plain = await steps((around) => quiet.stepwise(0, around), connection);
    const referred = await steps(await quiet.referred(), connection);
    return { plain, referred };
  } finally {
    await quiet.stop();
  }
}
