/** `node config/db.mjs migrate | reset | demo`: the tables up to date; an empty database; an empty one with the demo shop. */
import { build } from './lib/build.mjs';
import { migrate, openDatabase, recreateDatabase, seedDemo } from './lib/database.mjs';
import { ReadableError, info, step } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { DATA_DIR, PLATFORM_CONFIG_FILE } from './lib/paths.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';

const COMMANDS = ['migrate', 'reset', 'demo'];

main(async () => {
  const command = process.argv[2];
  if (!COMMANDS.includes(command))
    throw new ReadableError(`usage: node config/db.mjs ${COMMANDS.join(' | ')}`);
  if (command !== 'migrate' && process.env.NODE_ENV === 'production') {
    throw new ReadableError('In production nobody empties the database from here.');
  }
  await ensureDependencies();
  await build(['server']);
  const database = await step('open the database', () => openDatabase());
  info(database.how);
  const env = { ...process.env, DATA_DIR, PLATFORM_CONFIG_FILE };
  if (command !== 'migrate') await step('empty the database', () => recreateDatabase(database.url));
  await step('bring the tables up to date', () => migrate(database.url, env));
  if (command === 'demo') await step('fill the demo shop', () => seedDemo(database.url, env));
});
