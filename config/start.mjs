/** `npm start`: everything a person needs to walk through the mall on this machine, from nothing but Node. */
import fs from 'node:fs';
import { build, isBuilt } from './lib/build.mjs';
import { bold, dim, info, since, table, warn } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { inData, inRoot } from './lib/paths.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { isShuttingDown } from './lib/processes.mjs';
import { startStack } from './lib/stack.mjs';

const DEMO_RETRY_SCALE = 0.1; // a platform that repeats after 15 s does it after 1.5 s: long enough to watch

function printAddresses({ urls, ports }) {
  const rows = [];
  if (isBuilt('h5')) rows.push(['Storefront (H5)', `${urls.server}/`]);
  if (isBuilt('console')) rows.push(['Console', `${urls.server}/console/`]);
  if (isBuilt('server')) rows.push(['API documentation', `${urls.server}/docs`]);
  if (urls.simulators) rows.push(['Simulators: pay, scan, confirm', urls.control]);
  console.log(`\n${bold('Yimai 一脉 is running')}`);
  table(rows);
  if (ports.SERVER !== 8080) info(dim('Port 8080 was taken; free ports were used instead.'));
}

/** `server/demo-accounts.json`: `[{ "role", "login", "secret", "note"? }]`. */
function printAccounts() {
  const file = inRoot('server/demo-accounts.json');
  if (!fs.existsSync(file)) return;
  console.log(`\n${bold('Demo accounts')}`);
  const accounts = JSON.parse(fs.readFileSync(file, 'utf8'));
  table(
    accounts.map(({ role, login, secret, note = '' }) => [
      role,
      [login, secret, dim(note)].filter(Boolean).join('  '),
    ]),
  );
}

main(async () => {
  const startedAt = performance.now();
  await ensureDependencies();
  await build(['server', 'simulators', 'h5', 'console']);
  const stack = await startStack({ ports: 'stable', demo: true, retryScale: DEMO_RETRY_SCALE });
  printAddresses(stack);
  printAccounts();
  info(dim(`\n  Ready in ${since(startedAt)}. Logs: ${inData('logs')}. Stop with Ctrl-C.`));
  const programs = stack.programs();
  if (programs.length === 0) return 0;
  const first = await Promise.race(
    programs.map((p) => new Promise((resolve) => p.child.once('close', () => resolve(p)))),
  );
  if (isShuttingDown()) return 0;
  warn(`The ${first.name} ended. Its last lines:\n${first.recentLines()}`);
  return 1;
});
