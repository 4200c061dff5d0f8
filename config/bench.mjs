/**
 * `npm run bench`: the server's benchmark, then the client's. `npm run bench -- server …` and `npm run bench -- client …`
 * run one; arguments go to both. One JSON object per line; the client's budgets follow as a table, and a broken one fails.
 */
import { benchClient } from './bench/client.mjs';
import { benchServer } from './bench/server.mjs';
import { main } from './lib/main.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';

main(async () => {
  const [first, ...rest] = process.argv.slice(2);
  const only = ['server', 'client'].includes(first) ? first : undefined;
  const args = only ? rest : process.argv.slice(2);
  await ensureDependencies();
  if (only !== 'client') await benchServer(args);
  const exceeded = only === 'server' ? 0 : await benchClient(args);
  return exceeded === 0 ? 0 : 1;
});
