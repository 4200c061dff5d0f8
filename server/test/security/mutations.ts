import type { EndpointName } from '@yimai/shared/api/endpoints';
import { idKindOf, rowOf, schemaOf, type JsonSchema } from './inputs.js';

/** An input in which one thing is wrong. */
export interface Mutation {
  label: string;
  input: Record<string, unknown>;
}

type Path = readonly (string | number)[];

/** Fields that only the server may decide, tried on every endpoint (mass assignment). */
export const FOREIGN_FIELDS = {
  priceFen: 1,
  role: 'owner',
  merchantId: 'mbr_1',
  memberId: 'mbr_1',
  status: 'completed',
  commission: 100,
  isAdmin: true,
  constructor: { prototype: {} },
};

export const HUGE = 'x'.repeat(900_000);
const HUGE_IN_PATH = 'x'.repeat(50_000);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
const DEEP = nested(1000);

const BAD_NUMBERS: readonly unknown[] = [
  -1,
  -0.5,
  1.5,
  1e308,
  2 ** 53 + 2,
  '1',
  '１',
  'NaN',
  'Infinity',
  '0x10',
  '1e3',
  '',
  ' ',
  true,
];
const BAD_TEXTS: readonly unknown[] = [1, 0, true, [], ['a'], {}, { $gt: '' }, { toString: 'x' }];
const BAD_FLAGS = ['true', 'false', 1, 0, 'yes', '', [], {}];
const BAD_IDS = [
  '',
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  "1' OR '1'='1",
  'ord_',
  'ord_!!!',
  'ORD_1',
  'ord_zzzzzzzzzzz',
  'xyz_38m42e8nm0',
  '\u202eord_1',
  'ord_１',
  'null',
  'undefined',
  '*',
];
const BAD_CHOICES = ['', 'nonsense', '__proto__', 'constructor', 'toString', null];

/** What no contract of ours may accept in this place, whatever its limits. */
function badValues(schema: JsonSchema, isInPath: boolean): unknown[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    const isNullable = alternatives.some(({ type }) => type === 'null');
    const first = alternatives.find(({ type }) => type !== 'null') ?? {};
    return badValues(first, isInPath).filter((value) => !(isNullable && value === null));
  }
  if (idKindOf(schema))
    return isInPath ? [...BAD_IDS, HUGE_IN_PATH] : [...BAD_IDS, ...BAD_TEXTS, null, HUGE, DEEP];
  if (schema.enum ?? schema.const !== undefined) return [...BAD_CHOICES, 0, {}, [], DEEP];
  switch (schema.type) {
    case 'integer':
    case 'number':
      return [
        ...BAD_NUMBERS.filter((value) => value !== -1 || (schema.minimum ?? 0) >= 0),
        null,
        {},
        [],
        DEEP,
      ].concat((schema.minimum ?? 0) >= 1 ? [0, -0] : []);
    case 'boolean':
      return [...BAD_FLAGS, null, DEEP];
    case 'array':
      return ['', 'a', 1, {}, null, [null], [DEEP], Array.from({ length: 5000 }, () => ({}))];
    case 'object':
      return ['', 1, [], null, DEEP];
    default:
      return isInPath ? [] : [...BAD_TEXTS, null, HUGE, DEEP];
  }
}

/** Every field of the schema with where it is, into arrays and objects. */
function fieldsOf(
  schema: JsonSchema,
  at: Path = [],
): { path: Path; schema: JsonSchema; isRequired: boolean }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const path = [...at, name];
    const here = { path, schema: inner, isRequired: schema.required?.includes(name) ?? false };
    const below = inner.properties
      ? fieldsOf(inner, path)
      : inner.items
        ? fieldsOf(inner.items, [...path, 0])
        : [];
    return [here, ...below];
  });
}

/** A copy with the value at the path replaced; undefined removes it. Null when the path leads nowhere. */
export function replaced(
  input: Record<string, unknown>,
  path: Path,
  value: unknown,
): Record<string, unknown> | null {
  const copy = structuredClone(input);
  let holder: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) {
    const next = holder[step];
    if (typeof next !== 'object' || next === null) return null;
    holder = next as Record<string | number, unknown>;
  }
  const last = path[path.length - 1] ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** The alternatives of a contract: one for most, several where a field decides which. */
export function shapesOf(name: EndpointName): JsonSchema[] {
  const schema = schemaOf(name);
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

/** One thing wrong at a time: every field missing, of the wrong type, out of range; and fields that are not ours. */
export function mutationsOf(name: EndpointName, base: Record<string, unknown>): Mutation[] {
  const row = rowOf(name);
  const isInPath = (path: Path): boolean => path.length === 1 && row.path.includes(`:${String(path[0])}`);
  const mutations: Mutation[] = [];
  const add = (label: string, input: Record<string, unknown> | null): void => {
    if (input) mutations.push({ label, input });
  };
  const [shape] = shapesOf(name);
  for (const { path, schema, isRequired } of fieldsOf(shape ?? {})) {
    const field = path.join('.');
    if (isRequired && !isInPath(path)) add(`${field} missing`, replaced(base, path, undefined));
    for (const value of badValues(schema, isInPath(path)))
      add(`${field} = ${(JSON.stringify(value) ?? '').slice(0, 40)}`, replaced(base, path, value));
  }
  for (const [field, value] of Object.entries(FOREIGN_FIELDS))
    if (!(field in (shape?.properties ?? {}))) add(`foreign ${field}`, { ...base, [field]: value });
  return mutations;
}

/** Values a contract may well accept, and that then must not break anything further down. */
export function oddities(name: EndpointName, base: Record<string, unknown>): Mutation[] {
  const [shape] = shapesOf(name);
  return fieldsOf(shape ?? {}).flatMap(({ path, schema }) =>
    oddValues(schema).flatMap((value) => {
      const input = replaced(base, path, value);
      return input
        ? [{ label: `${path.join('.')} = ${(JSON.stringify(value) ?? '').slice(0, 40)}`, input }]
        : [];
    }),
  );
}

function oddValues(schema: JsonSchema): unknown[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.flatMap(oddValues);
  if (schema.type === 'integer')
    return [schema.maximum, schema.minimum].filter((value) => value !== undefined);
  if (schema.type !== 'string' || schema.enum || idKindOf(schema)) return [];
  const most = schema.maxLength ?? 40;
  const texts = [
    '测'.repeat(most),
    '😀'.repeat(Math.floor(most / 2)),
    "'; DROP TABLE orders; -- ",
    '\u202e\u200b\u0301e\ufeff',
    '\ud800',
    '<script>alert(1)</script>',
    '=cmd|calc!A1',
    '${7*7}{{7*7}}',
    '../../../../etc/passwd',
    '\u0000',
  ];
  return texts.map((text) => text.slice(0, most));
}
