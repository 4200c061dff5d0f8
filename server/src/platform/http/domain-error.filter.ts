import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorMessage, errorStatus, type ErrorBody, type ErrorCode } from '@yimai/shared/api/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errnoOf } from '../db/index.js';
import { DomainError } from './domain-error.js';

const OVERLOADED = new Set([
  'ER_CON_COUNT_ERROR',
  'POOL_ENQUEUELIMIT',
  'ECONNREFUSED',
  'PROTOCOL_CONNECTION_LOST',
]);

/** Fastify's own refusals, before any handler of ours. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 404) return 'NOT_FOUND';
  if (status === 405) return 'METHOD_NOT_ALLOWED';
  if (status === 413) return 'PAYLOAD_TOO_LARGE';
  if (status === 403) return 'FORBIDDEN';
  return status >= 500 ? 'INTERNAL' : 'MALFORMED_JSON';
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

function isOverloaded(error: unknown): boolean {
  const errno = errnoOf(error);
  const { code } = error as { code?: unknown };
  return errno === 1205 || errno === 1213 || (typeof code === 'string' && OVERLOADED.has(code));
}

/** What the wire says about an error, whoever threw it. Unknown errors say nothing about themselves. */
export function describeError(error: unknown): {
  status: number;
  code: ErrorCode;
  message: string;
  param?: string;
} {
  if (error instanceof DomainError) {
    return { status: errorStatus(error.code), code: error.code, message: error.message, param: error.param };
  }
  const status = statusOf(error);
  if (status !== undefined && status < 500) {
    const code = codeOfStatus(status);
    return { status: errorStatus(code), code, message: errorMessage(code) };
  }
  const code: ErrorCode = isOverloaded(error) ? 'BUSY' : 'INTERNAL';
  return { status: errorStatus(code), code, message: errorMessage(code) };
}

/** Fastify's refusals from before routing (an address that is not one, or too long), in the words of all others. */
export function answerFrameworkError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message } = describeError(error);
  const body: ErrorBody = { error: { code, message, requestId: String(request.id) } };
  void reply.status(status).send(body);
}

/** The only place that knows a status code. Everything unexpected is logged whole and answered without details. */
@Catch()
export class DomainErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { status, code, message, param } = describeError(error);
    if (status >= 500) request.log.error({ err: error }, 'unexpected failure');
    else if (error instanceof DomainError) request.log.info({ code, facts: error.facts }, 'refused');
    const body: ErrorBody = {
      error: { code, message, ...(param ? { param } : {}), requestId: String(request.id) },
    };
    if (status === 503 || status === 409) void reply.header('retry-after', '1');
    void reply.status(status).send(body);
  }
}
