import type { Access, RateClass } from './access.js';

/** WeChat's request API knows no PATCH, so the wire uses four verbs. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One row of the table from which binding, validation, OpenAPI, typed clients and the access tests all come. */
export interface Endpoint {
  method: Method;
  /** With `:name` parameters, which are taken out of the flat input by name. */
  path: string;
  access: Access;
  rate: RateClass;
  /** True: the caller must send an `Idempotency-Key` header; replaying it returns the stored answer. */
  idempotent?: true;
  /** Success status, 200 unless said otherwise. */
  status?: 200 | 201;
  /** The answer carries an ETag: asked again, an unchanged one travels as 304. */
  revalidate?: true;
  /** The body is `multipart/form-data` with one file of at most so many bytes in the field `file`, instead of JSON. */
  upload?: { maxBytes: number };
  summary: string;
}

type Options = Partial<Pick<Endpoint, 'idempotent' | 'status' | 'rate' | 'upload' | 'revalidate'>>;

/** `endpoint('GET /v1/shop/cart', 'member', { summary: 'The cart' })`. GETs count as reads, the rest as writes, unless said otherwise. */
export function endpoint(
  route: `${Method} /${string}`,
  access: Access,
  row: Options & { summary: string },
): Endpoint {
  const [method, path] = route.split(' ') as [Method, string];
  return { method, path, access, rate: method === 'GET' ? 'read' : 'write', ...row };
}

export const MONEY: Options = { idempotent: true, rate: 'money' };
export const CREATED: Options = { status: 201 };
