// `npm run bench`: one JSON object per line. Ratios and exact counts first; absolute rates only mean something on a quiet machine.
import mysql from 'mysql2/promise';
import { connectionOptions } from './database.js';
import { startFloor, startYimai } from './contenders.js';
import { load1, questions, round, rssMb } from './machine.js';
import { runPairs } from './pairs.js';
import { runPlacements } from './placements.js';
import { exactStatements } from './statements.js';

const option = (name, fallback) => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(process.argv[index + 1]);
};
const print = (line) => console.log(JSON.stringify(line));

const databaseUrl = process.env.DATABASE_URL;
const concurrency = option('concurrency', 8);
const connection = await mysql.createConnection(connectionOptions(databaseUrl));

for (const [buyer, counted] of Object.entries(await exactStatements(databaseUrl, connection)))
  print({ metric: 'statements', buyer, ...counted, budget: { placeNotifyRead: 25 } });

const ours = await startYimai(databaseUrl, concurrency);
const readyRssMb = rssMb(ours.pids[0]);
// Idle means idle: node gives the garbage of the start back when it has had nothing to do for half a minute.
await new Promise((resolve) => setTimeout(resolve, option('idle', 45) * 1000));
const idleRssMb = rssMb(ours.pids[0]);
print({
  metric: 'start',
  startToReadyMs: Math.round(ours.readyMs),
  readyRssMb,
  idleRssMb,
  budget: { startToReadyMs: 1500, idleRssMb: 160 },
  load1: load1(),
});

// Exact: one customer, no jobs in between but those the checkout itself causes; the poller's own questions are subtracted.
const ALONE = 20;
await ours.one(0);
await new Promise((resolve) => setTimeout(resolve, 3000));
const idleBefore = await questions(connection);
await new Promise((resolve) => setTimeout(resolve, 3000));
const idlePerMs = ((await questions(connection)) - idleBefore - 1) / 3000;
const before = await questions(connection);
const started = performance.now();
for (let i = 0; i < ALONE; i += 1) await ours.one(0);
const elapsed = performance.now() - started;
const counted = (await questions(connection)) - before - 1 - idlePerMs * elapsed;
print({
  metric: 'sqlPerCheckout',
  statements: round(counted / ALONE, 1),
  includes: 'quote, place, start payment, notify, read back and the jobs they cause',
  budget: { statements: 38 },
});

const floor = await startFloor(databaseUrl, concurrency);
print({
  metric: 'checkouts',
  ...(await runPairs(ours, floor, {
    pairs: option('pairs', 5),
    seconds: option('seconds', 4),
    concurrency,
    connection,
  })),
  budget: { ratioToFloor: 0.35 },
  load1: load1(),
});
await floor.stop();
print({
  metric: 'placements',
  ...(await runPlacements(ours, databaseUrl, {
    rounds: option('pairs', 5),
    seconds: option('seconds', 4),
    concurrency,
  })),
  budget: { spreadToBare: 1.5, hotToSpread: 0.8 },
  load1: load1(),
});
await ours.stop();
await connection.end();
