import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { Endpoint as EndpointRow } from '@yimai/shared/api/endpoint';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DomainError } from './domain-error.js';
import { bindRoute, CallParam, parseInput, type YimaiRequest } from './endpoint.js';
import type { CallContext } from './principal.js';

/** Room for the purpose and what the platforms' own upload functions add. */
const LIMITS = { files: 1, fields: 8, fieldSize: 1_000, fieldNameSize: 60, headerPairs: 40 } as const;
const FIELD = 'file';

interface Received {
  fields: Record<string, unknown>;
  bytes: Buffer;
}

/** The two parameters of a handler are made independently; the body can be read once. */
const received = new WeakMap<object, Promise<Received>>();

function receive(request: YimaiRequest, maxBytes: number): Promise<Received> {
  const known = received.get(request);
  if (known) return known;
  const reading = read(request, maxBytes);
  received.set(request, reading);
  return reading;
}

async function read(request: YimaiRequest, maxBytes: number): Promise<Received> {
  if (!request.isMultipart()) throw new DomainError('MALFORMED_JSON');
  const fields: Record<string, unknown> = {};
  let bytes: Buffer | undefined;
  try {
    // In any order: some platforms send the fields behind the file.
    for await (const part of request.parts({ limits: { ...LIMITS, fileSize: maxBytes } })) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else bytes = await bytesOf(part);
    }
  } catch (error) {
    throw refusalOf(error);
  }
  if (!bytes || bytes.length === 0) throw new DomainError('FILE_REQUIRED', { param: FIELD });
  return { fields, bytes };
}

async function bytesOf(part: MultipartFile): Promise<Buffer> {
  const bytes = await part.toBuffer();
  if (part.fieldname !== FIELD) throw new DomainError('UNKNOWN_FIELD', { param: part.fieldname });
  return bytes;
}

/** Whatever the parser objects to is the sender's doing: too much of something, or a body that is not a form. */
function refusalOf(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new DomainError('FILE_TOO_LARGE', { param: FIELD });
  if (statusCode === 413) return new DomainError('PAYLOAD_TOO_LARGE');
  return new DomainError('MALFORMED_JSON', { facts: { code } });
}

function maxBytesOf(name: EndpointName): number {
  const row: EndpointRow = endpoints[name];
  invariant(row.upload, `${name} is not an upload`);
  return row.upload.maxBytes;
}

const requestOf = (context: ExecutionContext): YimaiRequest =>
  context.switchToHttp().getRequest<YimaiRequest>();

const FormInput = createParamDecorator(async (name: EndpointName, context: ExecutionContext) => {
  const request = requestOf(context);
  const { fields } = await receive(request, maxBytesOf(name));
  return parseInput(name, { params: request.params, query: request.query, body: fields });
});
const FormFile = createParamDecorator(
  async (name: EndpointName, context: ExecutionContext) =>
    (await receive(requestOf(context), maxBytesOf(name))).bytes,
);

/**
 * As `Endpoint`, for rows with `upload`: the method receives `(input, call, bytes)`. Nothing of the body is read before
 * the guard has let the caller in.
 */
export function UploadEndpoint<K extends EndpointName>(name: K) {
  return <F extends (input: Input<K>, call: CallContext, bytes: Buffer) => Promise<Output<K>>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<F>,
  ): void => {
    bindRoute(name, { target, key, descriptor: descriptor as PropertyDescriptor });
    FormInput(name)(target, key, 0);
    CallParam()(target, key, 1);
    FormFile(name)(target, key, 2);
  };
}
