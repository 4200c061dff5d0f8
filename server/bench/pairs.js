// Interleaved rounds: both contenders stay up, short rounds alternate, and the answer is the ratio inside each pair. On a
// machine that others share this is the only throughput figure worth quoting.
import { cpuMs, median, questions, round } from './machine.js';

async function measure(contender, { seconds, concurrency, connection }) {
  const cpu = () => contender.pids.reduce((sum, pid) => sum + (cpuMs(pid) ?? 0), 0);
  const [cpuBefore, sqlBefore, started] = [cpu(), await questions(connection), performance.now()];
  const end = started + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, i) => {
      while (performance.now() < end) {
        await contender.one(i);
        done += 1;
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  return {
    perSecond: done / elapsed,
    cpuMs: (cpu() - cpuBefore) / done,
    sql: ((await questions(connection)) - sqlBefore - 1) / done,
  };
}

export async function runPairs(ours, floor, options) {
  await measure(ours, { ...options, seconds: 3 });
  await measure(floor, { ...options, seconds: 1 });
  const rows = [];
  for (let pair = 0; pair < options.pairs; pair += 1) {
    rows.push({ ours: await measure(ours, options), floor: await measure(floor, options) });
  }
  const of = (pick) => round(median(rows.map(pick)));
  return {
    pairs: options.pairs,
    secondsPerRound: options.seconds,
    concurrency: options.concurrency,
    ratioToFloor: of((row) => row.ours.perSecond / row.floor.perSecond),
    checkoutsPerSecond: of((row) => row.ours.perSecond),
    floorPerSecond: of((row) => row.floor.perSecond),
    cpuMsPerCheckout: of((row) => row.ours.cpuMs),
    floorCpuMsPerCheckout: of((row) => row.floor.cpuMs),
    sqlPerCheckoutWithJobs: of((row) => row.ours.sql),
    floorSqlPerCheckout: of((row) => row.floor.sql),
  };
}
