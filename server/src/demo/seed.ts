import { ConfigError, loadConfig, type AppConfig } from '../platform/config/index.js';
import { SeedState } from './seeding/state.js';

/**
 * `node server/dist/demo/seed.js`: fills an empty database with the demo shop and sixty days of its history; returns
 * at once when there is something. The simulators must be running; the server must not.
 */
async function main(): Promise<void> {
  const config = loadConfig();
  if (!config.isSimulated || config.isProduction) return say('没有模拟器，不装载演示数据。');
  const state = await SeedState.open(config.DATABASE_URL);
  try {
    const found = await state.read();
    if (found === 'complete') return;
    if (found === 'mine') return say('数据库里已有店铺，不装载演示数据。');
    if (found === 'unfinished') await state.wipe();
    await state.write('unfinished');
    await seed(config);
    await state.write('complete');
  } finally {
    await state.close();
  }
}

async function seed(config: AppConfig): Promise<void> {
  // Loaded only now: on every later start the question above is all there is to do.
  const { seedDemo } = await import('./seeding/seed-demo.js');
  await seedDemo(config, say);
}

function say(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

main().catch((error: unknown) => {
  const isReadable = error instanceof ConfigError;
  process.stderr.write(
    `${error instanceof Error ? (isReadable ? error.message : error.stack) : String(error)}\n`,
  );
  process.exit(1);
});
