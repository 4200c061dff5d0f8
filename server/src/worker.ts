import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config/index.js';
import { ProcessLogger } from './platform/logging/index.js';

/** The same modules without HTTP: outbox and timed jobs in a process of their own. Set RUN_JOBS=false on the API. */
async function main(): Promise<void> {
  const config = { ...loadConfig(), RUN_JOBS: true };
  const app = await NestFactory.createApplicationContext(AppModule.with(config), {
    logger: new ProcessLogger(),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  process.stdout.write(`${JSON.stringify({ ready: true, worker: true })}\n`);
}

void main();
