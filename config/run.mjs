/** `node config/run.mjs <command> …`: runs a command once the dependencies are there; `pnpm` means the pinned one. */
import { ReadableError } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { ensureDependencies, pnpmCommand } from './lib/pnpm.mjs';
import { run } from './lib/processes.mjs';

main(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new ReadableError('usage: node config/run.mjs <command> [argument …]');
  await ensureDependencies();
  const [program, programArgs] = command === 'pnpm' ? pnpmCommand(args) : [command, args];
  await run(program, programArgs, { show: true });
});
