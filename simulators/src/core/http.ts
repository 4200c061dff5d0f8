import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { hang, type FaultPlan } from './faults.js';
import type { FaultReply, ProviderDefinition } from './provider.js';

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** A Fastify instance whose request bodies are the exact bytes received. */
export function rawBodyServer(): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 256 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return app;
}

/** The bytes of the body; empty when there was none. */
export function rawBody(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** The body as a JSON object, or undefined when it is not one. */
export function jsonBody(request: FastifyRequest): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(rawBody(request).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // Not JSON: the provider answers in its own words.
    return undefined;
  }
}

/** The body of an `application/x-www-form-urlencoded` request. */
export function formBody(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(rawBody(request).toString('utf8')));
}

/** The decoded query string; of repeated names the last one counts. */
export function queryOf(request: FastifyRequest): Record<string, string> {
  const mark = request.url.indexOf('?');
  return mark < 0 ? {} : Object.fromEntries(new URLSearchParams(request.url.slice(mark + 1)));
}

/** The host's IPv4 loopback listener of one provider, with its planned faults in front and behind. */
export function applyFaults(app: FastifyInstance, plan: FaultPlan, definition: ProviderDefinition): void {
  const operationOf = (request: FastifyRequest): string =>
    definition.operationOf?.(request) ??
    request.routeOptions.config.operation ??
    `${request.method} ${request.routeOptions.url ?? '?'}`;

  app.addHook('preHandler', async (request, reply) => {
    const operation = operationOf(request);
    const slow = plan.take(definition.name, operation, ['delayMs']);
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow.delayMs));
    const fault = plan.take(definition.name, operation, ['http500', 'http429', 'timeoutBefore']);
    if (!fault) return undefined;
    if (fault.kind === 'timeoutBefore') return hang(request, fault.delayMs);
    const kind = fault.kind === 'http429' ? 'http429' : 'http500';
    const answer = definition.faultReply?.(kind) ?? defaultFaultReply(kind);
    return reply.code(answer.status).type(answer.contentType).send(answer.body);
  });

  app.addHook('onSend', async (request, _reply, payload) => {
    const fault = plan.take(definition.name, operationOf(request), ['timeoutAfter']);
    return fault ? hang(request, fault.delayMs) : payload;
  });
}

function defaultFaultReply(kind: 'http500' | 'http429'): FaultReply {
  const status = kind === 'http500' ? 500 : 429;
  return {
    status,
    contentType: 'application/json',
    body: JSON.stringify({ code: status, message: 'simulated fault' }),
  };
}
