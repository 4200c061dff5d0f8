import type { ModuleMetadata, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseClock } from '../../src/platform/clock/index.js';
import type { AppConfig } from '../../src/platform/config/index.js';
import { Database, UnitOfWork, type Tx } from '../../src/platform/db/index.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { testConfig } from './config.js';
import { FakeClock } from './fake-clock.js';
import { truncateAll } from './truncate.js';

export interface TestModuleOptions extends Pick<ModuleMetadata, 'imports' | 'providers'> {
  config?: Partial<AppConfig>;
  clock?: FakeClock;
  /** Replaces providers of the imported modules, e.g. gateways by fakes. */
  overrides?: readonly { token: unknown; value: unknown }[];
}

export interface TestContext {
  module: TestingModule;
  clock: FakeClock;
  database: Database;
  config: AppConfig;
  get<T>(token: Type<T> | symbol | string): T;
  /** Runs the work in one transaction. */
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Empties all tables. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A Nest module on this worker's database. Real: platform layer, SQL, locks, everything imported. Fake: the clock, and
 * what `overrides` names. Call `reset()` before each test and `close()` after all.
 */
export async function createTestModule(options: TestModuleOptions = {}): Promise<TestContext> {
  const clock = options.clock ?? new FakeClock();
  const config = testConfig(options.config);
  let builder = Test.createTestingModule({
    imports: [PlatformModule.with(config), ...(options.imports ?? [])],
    providers: options.providers ?? [],
  })
    .overrideProvider(DatabaseClock)
    .useValue(clock);
  for (const { token, value } of options.overrides ?? [])
    builder = builder.overrideProvider(token).useValue(value);
  const module = await builder.compile();
  await module.init();
  const database = module.get(Database);
  return {
    module,
    clock,
    database,
    config,
    get: <T>(token: Type<T> | symbol | string) => module.get<T>(token, { strict: false }),
    inTx: (work) => module.get(UnitOfWork).run(work),
    reset: () => truncateAll(database),
    close: () => module.close(),
  };
}
