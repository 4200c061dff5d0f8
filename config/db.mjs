/** `node config/db.mjs migrate | reset | demo`: the tables up to date; an empty database; an empty one with the demo shop. */
import { build } from './lib/build.mjs';
import { migrate, openDatabase, recreateDatabase } from './lib/database.mjs';
import { ReadableError, info, step } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { DATA_DIR, PLATFORM_CONFIG_FILE } from './lib/paths.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { fillDemo } from './lib/stack.mjs';

const COMMANDS = ['migrate', 'reset', 'demo'];

main(async () => {
  const command = process.argv[2];
  if (!COMMANDS.includes(command))
    throw new ReadableError(`usage: node config/db.mjs ${COMMANDS.join(' | ')}`);
  if (command !== 'migrate' && process.env.NODE_ENV === 'production') {
    throw new ReadableError('In production nobody empties the database from here.');
  }
  await ensureDependencies();
  await build(command === 'demo' ? ['server', 'simulators'] : ['server']);
  const database = await step('open the database', () => openDatabase());
  info(database.how);
  // A mall that runs would find its tables gone, and its platforms would overwrite ours.
  if (command !== 'migrate' && database.how === 'joined')
    throw new ReadableError('The mall is running on this database. Stop it first (Ctrl-C in its terminal).');
  const env = { ...process.env, DATA_DIR, PLATFORM_CONFIG_FILE };
  if (command !== 'migrate') await step('empty the database', () => recreateDatabase(database.url));
  await step('bring the tables up to date', () => migrate(database.url, env));
  if (command === 'demo') await step('fill the demo shop', () => fillDemo(database));
});
