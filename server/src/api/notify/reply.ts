import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NotificationReply, RawNotification } from '../../gateways/ports.js';

/** A request with the exact bytes received; signatures are over these. */
export type RawRequest = FastifyRequest & { rawBody?: Buffer };

export function rawOf(request: RawRequest): RawNotification {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  return { headers, rawBody: request.rawBody ?? Buffer.alloc(0) };
}

/** The query as the platforms send it: each name once. */
export function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const query = (request.query ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

/** Sends byte for byte what the platform expects. */
export function sendReply(reply: FastifyReply, answer: NotificationReply): void {
  void reply.status(answer.status).header('content-type', answer.contentType).send(answer.body);
}
