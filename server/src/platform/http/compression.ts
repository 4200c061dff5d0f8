import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** One packet: below it a smaller body arrives no sooner. */
const THRESHOLD_BYTES = 1_400;

/**
 * Compresses what is made per request: answers of the API and pages. Files of a build are compressed once, when it is
 * built. Requests are never inflated: nobody we know sends compressed ones, and a small one could fill the memory.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  await app
    .getHttpAdapter()
    .getInstance()
    .register(fastifyCompress, {
      encodings: ['br', 'gzip'],
      threshold: THRESHOLD_BYTES,
      globalDecompression: false,
    });
}
