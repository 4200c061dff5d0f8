import type { Endpoint } from '@yimai/shared/api/endpoint';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import { routes } from '@yimai/shared/contracts/api';
import { z } from '@yimai/shared/kernel/zod';

type JsonSchema = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'openapi-3.0',
    unrepresentable: 'any',
    reused: 'inline',
  }) as JsonSchema;
  return rest;
}

function accessText(access: Endpoint['access']): string {
  return typeof access === 'object' ? `staff with \`${access.staff}\`` : access;
}

function operation(name: EndpointName): JsonSchema {
  const row: Endpoint = endpoints[name];
  const input = schemaOf(routes[name].input, 'input');
  const properties = (input['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (input['required'] ?? []) as string[];
  const inPath = [...row.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const isQuery = row.method === 'GET' || row.method === 'DELETE';
  const parameters = Object.entries(properties)
    .filter(([field]) => isQuery || inPath.includes(field))
    .map(([field, schema]) => ({
      name: field,
      in: inPath.includes(field) ? 'path' : 'query',
      required: inPath.includes(field) || required.includes(field),
      schema,
    }));
  if (row.idempotent)
    parameters.push({ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } });
  return {
    operationId: name,
    summary: row.summary,
    description: `Access: ${accessText(row.access)}. Rate class: ${row.rate}.${row.idempotent ? ' Idempotent by key.' : ''}`,
    tags: [row.path.split('/')[2] ?? 'other'],
    security: row.access === 'anyone' ? [] : [{ bearer: [] }],
    parameters,
    ...(isQuery
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: input } } } }),
    responses: {
      [row.status ?? 200]: {
        description: 'OK',
        content: { 'application/json': { schema: schemaOf(routes[name].output, 'output') } },
      },
      default: {
        description: 'Refusal',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

const ERROR_SCHEMA = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        param: { type: 'string' },
        requestId: { type: 'string' },
      },
    },
  },
};

/** Lifts the named schemas that zod put beside each use into one place, and points every reference there. */
function hoistDefinitions(node: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(node)) return node.map((item) => hoistDefinitions(item, schemas));
  if (typeof node !== 'object' || node === null) return node;
  const hoisted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'definitions' && typeof value === 'object' && value !== null) {
      for (const [name, schema] of Object.entries(value)) schemas[name] ??= hoistDefinitions(schema, schemas);
    } else if (key === '$ref' && typeof value === 'string') {
      hoisted[key] = value.replace('#/definitions/', '#/components/schemas/');
    } else {
      hoisted[key] = hoistDefinitions(value, schemas);
    }
  }
  return hoisted;
}

/** OpenAPI 3.0 of the whole endpoint table. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  const schemas: Record<string, unknown> = { Error: ERROR_SCHEMA };
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const row: Endpoint = endpoints[name];
    const path = row.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(name) };
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Yimai API', version: '1' },
    paths: hoistDefinitions(paths, schemas),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas,
    },
  };
}
