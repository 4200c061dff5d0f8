import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEVICE_HEADER } from '@yimai/shared/api/device';
import type { Endpoint } from '@yimai/shared/api/endpoint';
import { endpoints } from '@yimai/shared/api/endpoints';

/**
 * Answers of rows with `revalidate` carry a tag of their content. Whoever has the same already gets 304 and no body.
 * Register before compression: the tag is of what we say, not of how it travels.
 */
export function revalidateAnswers(app: NestFastifyApplication): void {
  const rows: Endpoint[] = Object.values(endpoints);
  const paths = new Set(rows.filter(({ revalidate }) => revalidate).map(({ path }) => path));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply, payload) => {
      const isKept = request.method === 'GET' && reply.statusCode === 200 && typeof payload === 'string';
      if (!isKept || !paths.has(request.routeOptions.url ?? '')) return payload;
      const tag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
      void reply
        .header('etag', tag)
        .header('cache-control', 'private, no-cache')
        .header('vary', `authorization, ${DEVICE_HEADER}`);
      if (request.headers['if-none-match'] !== tag) return payload;
      void reply.status(304);
      return '';
    });
}
