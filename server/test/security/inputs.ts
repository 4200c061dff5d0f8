import { buildRequest } from '@yimai/shared/api/client';
import type { Endpoint } from '@yimai/shared/api/endpoint';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import { routes } from '@yimai/shared/contracts/api';
import { ID_PREFIXES, formatId, asId, type IdKind } from '@yimai/shared/kernel/id';
import { z } from '@yimai/shared/kernel/zod';
import type { Belongings } from './world.js';

/** The part of JSON Schema that our contracts come out as. */
export interface JsonSchema {
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  default?: unknown;
}

export const rowOf = (name: EndpointName): Endpoint => endpoints[name];
export const NAMES = Object.keys(endpoints) as EndpointName[];
export const WRITES = NAMES.filter((name) => rowOf(name).method !== 'GET');

const cache = new Map<EndpointName, JsonSchema>();

export function schemaOf(name: EndpointName): JsonSchema {
  const known = cache.get(name);
  if (known) return known;
  const schema = z.toJSONSchema(routes[name].input, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as JsonSchema;
  cache.set(name, schema);
  return schema;
}

/** Which kind of id a field is, from its description; null for anything else. */
export function idKindOf(schema: JsonSchema): IdKind | null {
  const [, kind] = /^Id of kind (\w+):/.exec(schema.description ?? '') ?? [];
  return kind && kind in ID_PREFIXES ? (kind as IdKind) : null;
}

/** An id of this kind that nothing has. */
export const missingId = (kind: IdKind): string => formatId(kind, asId(kind, 4_000_000_000_123));

/** Texts the contract's patterns ask for, by the name of the field. */
const TEXTS: Record<string, string> = {
  phone: '13900000000',
  smsCode: '000000',
  totp: '000000',
  otherSideSmsCode: '000000',
  districtCode: '440305',
  parent: '44',
  code: 'NOPE2345',
  referralCode: 'NOPE2345',
  inviteCode: 'NOPE2345',
  deviceId: 'device-0000',
  returnPath: '/pages/home',
  path: '/pages/home/index',
  slug: 'a-topic',
  url: '/files/u/a.jpg',
  thumbUrl: '/files/u/a-360.jpg',
  placeholderColor: '#ffffff',
  at: '2099-01-01T00:00:00Z',
  trackingNumber: 'YT1234567890123',
  tradeNumber: '4200000000000000',
  carrier: 'yuantong',
  startsAt: '2026-01-01T00:00:00Z',
  endsAt: '2027-01-01T00:00:00Z',
  quoteToken: 'x'.repeat(40),
  refreshToken: 'x'.repeat(60),
  ticket: 'x'.repeat(43),
  freightTemplate: '全国包邮',
  alipayAccount: '13900000000',
};

/** A value the schema accepts. Only what is required, unless `isFull`. */
export function sample(
  schema: JsonSchema,
  options: { name?: string; has: Belongings; isFull?: boolean },
): unknown {
  const { name = '', has, isFull = false } = options;
  const kind = idKindOf(schema);
  if (kind) return has[kind] ?? missingId(kind);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [alternative] = schema.anyOf ?? schema.oneOf ?? [];
  if (alternative) return sample(alternative, options);
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {}).filter(
        ([field, inner]) =>
          schema.required?.includes(field) ||
          // A cursor is the server's own text.
          (isFull && inner.default === undefined && field !== 'cursor'),
      );
      return Object.fromEntries(
        entries.map(([field, inner]) => [field, sample(inner, { name: field, has, isFull })]),
      );
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sample(schema.items ?? {}, { name, has, isFull }),
      );
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return TEXTS[name] ?? '测试'.padEnd(schema.minLength ?? 0, '测').slice(0, schema.maxLength ?? 40);
  }
}

/** An input of the endpoint that its contract accepts, about these things. */
export function inputOf(name: EndpointName, has: Belongings, isFull = false): Record<string, unknown> {
  return sample(schemaOf(name), { has, isFull }) as Record<string, unknown>;
}

/**
 * The input as it arrives: in an address everything is text, and nothing (`null`) leaves no trace. A wrong input may
 * thereby become a right one, e.g. a valid id with a foreign field that is null. Null: it cannot be written at all.
 */
export function asSent(name: EndpointName, input: Record<string, unknown>): Record<string, unknown> | null {
  const row = rowOf(name);
  try {
    const { path, body } = buildRequest(row, input);
    const query = Object.fromEntries(new URL(path, 'http://localhost').searchParams);
    const params = [...row.path.matchAll(/:(\w+)/g)].map(([, field = '']) => [field, String(input[field])]);
    return { ...query, ...(JSON.parse(JSON.stringify(body ?? {})) as object), ...Object.fromEntries(params) };
  } catch (error) {
    // Half a surrogate pair cannot be written into an address.
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The kinds of ids an endpoint's input names, at any depth. */
export function kindsIn(name: EndpointName): IdKind[] {
  const kinds = new Set<IdKind>();
  const visit = (schema: JsonSchema): void => {
    const kind = idKindOf(schema);
    if (kind) kinds.add(kind);
    for (const inner of [
      ...Object.values(schema.properties ?? {}),
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...(schema.items ? [schema.items] : []),
    ])
      visit(inner);
  };
  visit(schemaOf(name));
  return [...kinds];
}
