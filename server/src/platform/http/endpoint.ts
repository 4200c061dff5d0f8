import {
  createParamDecorator,
  Delete,
  Get,
  HttpCode,
  Post,
  Put,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { Endpoint as EndpointRow } from '@yimai/shared/api/endpoint';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import { routes, type Input, type Output } from '@yimai/shared/contracts/api';
import type { FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';
import type { CallContext } from './principal.js';

export const ENDPOINT_NAME = 'yimai:endpoint';
const verbs = { GET: Get, POST: Post, PUT: Put, DELETE: Delete };

/** What the guard leaves on the request for the parameter decorators. */
export interface YimaiRequest extends FastifyRequest {
  call?: CallContext;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/**
 * A body is an object of JSON. Forms are refused although Fastify reads them: a page of somebody else's may send one
 * from a visitor's browser without asking us first.
 */
function requireJsonObject(request: Parsable): void {
  const { body } = request;
  const type = request.headers?.['content-type'];
  // The parser leaves a form with files unread, as if there were no body.
  if (/^multipart\//i.test(type ?? '')) throw new DomainError('MALFORMED_JSON');
  if (body === undefined || body === null) return;
  if (
    typeof body !== 'object' ||
    Array.isArray(body) ||
    (type && !/^application\/([\w.-]+\+)?json\b/i.test(type))
  )
    throw new DomainError('MALFORMED_JSON');
}

/** Half a surrogate pair is not text: the database refuses it within JSON and changes it elsewhere. */
function hasBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasBrokenText);
}

type Parsable = Pick<FastifyRequest, 'params' | 'query' | 'body'> & Partial<Pick<FastifyRequest, 'headers'>>;

/**
 * GET and DELETE are read from the query, POST and PUT from the body: an address that somebody else wrote must not add
 * to what a form sends. Path parameters win; then the contract decides.
 */
export function parseInput<K extends EndpointName>(name: K, request: Parsable): Input<K> {
  requireJsonObject(request);
  const { method }: EndpointRow = endpoints[name];
  const source = method === 'GET' || method === 'DELETE' ? request.query : request.body;
  const raw = { ...asRecord(source), ...asRecord(request.params) };
  const parsed = routes[name].input.safeParse(raw);
  if (parsed.success) {
    if (hasBrokenText(parsed.data)) throw new DomainError('INVALID_INPUT');
    return parsed.data as Input<K>;
  }
  const issue = parsed.error.issues[0];
  const param = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined);
  if (issue?.code === 'unrecognized_keys') {
    throw new DomainError('UNKNOWN_FIELD', {
      message: `请求中包含不支持的字段：${issue.keys.join('、')}`,
      param,
    });
  }
  throw new DomainError('INVALID_INPUT', {
    param,
    facts: { issues: parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) },
  });
}

const ContractInput = createParamDecorator((name: EndpointName, context: ExecutionContext) =>
  parseInput(name, context.switchToHttp().getRequest<YimaiRequest>()),
);
/** Who calls, as the guard established it. */
export const CallParam = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<YimaiRequest>().call,
);

/** Verb, path, status and name of the row, on a controller's method. */
export function bindRoute(
  name: EndpointName,
  { target, key, descriptor }: { target: object; key: string; descriptor: PropertyDescriptor },
): void {
  const row: EndpointRow = endpoints[name];
  verbs[row.method](row.path)(target, key, descriptor);
  HttpCode(row.status ?? 200)(target, key, descriptor);
  SetMetadata(ENDPOINT_NAME, name)(target, key, descriptor);
}

/**
 * Binds a controller method to a row of the endpoint table. The method receives `(input, call)`, validated, and the
 * compiler checks that it returns what the contract promises.
 */
export function Endpoint<K extends EndpointName>(name: K) {
  return <F extends (input: Input<K>, call: CallContext) => Output<K> | Promise<Output<K>>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<F>,
  ): void => {
    bindRoute(name, { target, key, descriptor: descriptor as PropertyDescriptor });
    ContractInput(name)(target, key, 0);
    CallParam()(target, key, 1);
  };
}
