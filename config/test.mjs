/**
 * `npm test`: everything that can be proven on any machine. `npm test -- unit db` runs some suites only, and what
 * follows a further `--` goes to jest: `npm test -- unit -- -t 'largest remainder'`.
 * The last line is `N passed, N failed`.
 */
import { ReadableError, since } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { SUITES, runSuite } from './lib/suites.mjs';

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
  let passed = 0;
  let failed = 0;
  const { suites, jestArgs } = parse(process.argv.slice(2));
  await ensureDependencies();
  const rows = [];
  const names = [];
  const targets = [...new Set(suites.flatMap((suite) => suite.targets ?? []))];
  for (const suite of suites) {
    const suiteStartedAt = performance.now();
    const counts = await runSuite(suite, { jestArgs, targets });
    names.push(...counts.names.map((name) => `${suite.name}: ${name}`));
    passed += counts.passed;
    failed += counts.failed;
    rows.push(`${suite.name} ${counts.passed}/${counts.passed + counts.failed} in ${since(suiteStartedAt)}`);
  }
  if (names.length > 0) console.log(`\nfailed:\n${names.join('\n')}`);
  console.log(`\n${rows.join(', ')}; all in ${since(startedAt)}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
