import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config/index.js';
import { ProcessLogger } from './platform/logging/index.js';
import { runProcess } from './run-process.js';

/** The same modules without HTTP: outbox and timed jobs in a process of their own. Set RUN_JOBS=false on the API. */
await runProcess(async () => {
  const config = { ...loadConfig(), RUN_JOBS: true };
  const app = await NestFactory.createApplicationContext(AppModule.with(config), {
    logger: new ProcessLogger(),
    abortOnError: false,
  });
  return { app, ready: { worker: true } };
});
