import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { LogController } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { ExperimentService } from './modules/experiment/index.js';
import { DatabaseClock } from './platform/clock/index.js';
import type { AppConfig } from './platform/config/index.js';
import { answerFrameworkError, DomainErrorFilter } from './platform/http/index.js';
import { LiveHub } from './platform/live/index.js';
import { loggableError, ProcessLogger } from './platform/logging/index.js';
import { compressAnswers } from './platform/http/compression.js';
import { revalidateAnswers } from './platform/http/revalidation.js';
import { serveStatic } from './platform/http/static.js';
import { Storefront } from './storefront/storefront.js';

const BODY_LIMIT = 1_048_576;

/** What the log says of a request. Platforms put openids into queries, and sockets their token: the path is enough. */
function withoutQuery({ method, url, ip }: FastifyRequest): Record<string, string> {
  return { method, url: url.split('?')[0] ?? '', remoteAddress: ip };
}

/**
 * Builds the HTTP application; the caller listens. The same function serves production, tests and the journey.
 * `logTo` receives the request log in place of standard output.
 */
export async function createApp(
  config: AppConfig,
  { logTo }: { logTo?: Writable } = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    logger:
      config.LOG_LEVEL === 'silent'
        ? false
        : {
            level: config.LOG_LEVEL,
            ...(logTo ? { stream: logTo } : {}),
            serializers: { req: withoutQuery, err: loggableError },
            redact: ['req.headers.authorization', 'req.headers["idempotency-key"]'],
          },
    trustProxy: config.isProduction,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    frameworkErrors: answerFrameworkError,
    logController: new LogController({ disableRequestLogging: config.LOG_LEVEL !== 'debug' }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    rawBody: true,
    abortOnError: false,
    logger: config.LOG_LEVEL === 'silent' ? false : new ProcessLogger(),
  });
  const clock = app.get(DatabaseClock);
  await app.register(multipart);
  app.useGlobalFilters(new DomainErrorFilter());
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      void reply
        .header('x-request-id', request.id)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'strict-origin-when-cross-origin');
      // Pages set their clock by this header: where days were skipped, the days that count are the business's.
      if (clock.offsetMs !== 0) void reply.header('date', clock.now().toUTCString());
    });
  const experiments = app.get(ExperimentService, { strict: false });
  const isSplit = async (): Promise<boolean> => (await experiments.running()).size > 0;
  revalidateAnswers(app);
  await compressAnswers(app);
  await serveStatic(app, {
    config,
    storefront: (fastify, directory) => new Storefront(fastify, directory, { clock, isSplit }),
  });
  await app.init();
  app.get(LiveHub).attach(app.getHttpServer());
  return app;
}
