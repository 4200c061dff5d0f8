/**
 * `npm test`: everything that can be proven on any machine. `npm test -- unit db` runs some suites only, and what
 * follows a further `--` goes to jest: `npm test -- unit -- -t 'largest remainder'`.
 * The last line is `N passed, N failed`.
 */
import { ReadableError, since } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { beginPreparations } from './lib/preparations.mjs';
import { SUITES, inPools, runSuites } from './lib/suites.mjs';

function parse(args) {
  const divider = args.indexOf('--');
  const names = divider < 0 ? args : args.slice(0, divider);
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new ReadableError(
      `No suite ${unknown.join(', ')}; there are ${SUITES.map((s) => s.name).join(', ')}.`,
    );
  }
  const suites = SUITES.filter((suite) => (names.length > 0 ? names.includes(suite.name) : !suite.onDemand));
  return { suites, jestArgs: divider < 0 ? [] : args.slice(divider + 1) };
}

main(async () => {
  const startedAt = performance.now();
  const { suites, jestArgs } = parse(process.argv.slice(2));
  const dependencies = ensureDependencies();
  const preparations = beginPreparations(suites, dependencies);
  await dependencies;
  const rows = [];
  const all = [];
  const pools = jestArgs.length > 0 ? suites.map((suite) => [suite]) : inPools(suites);
  for (const pool of pools) {
    const poolStartedAt = performance.now();
    const counts = await runSuites(pool, { jestArgs, preparations });
    all.push(...counts);
    const each = counts.map(({ name, passed, failed }) => `${name} ${passed}/${passed + failed}`);
    rows.push(`${each.join(', ')} in ${since(poolStartedAt)}`);
  }
  const names = all.flatMap((suite) => suite.names.map((name) => `${suite.name}: ${name}`));
  const total = (key) => all.reduce((sum, counts) => sum + counts[key], 0);
  if (names.length > 0) console.log(`\nfailed:\n${names.join('\n')}`);
  console.log(`\n${rows.join('; ')}; all in ${since(startedAt)}`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 && total('passed') > 0 ? 0 : 1;
});
