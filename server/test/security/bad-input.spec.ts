import { randomInt } from 'node:crypto';
import type { EndpointName } from '@yimai/shared/api/endpoints';
import { buildRequest } from '@yimai/shared/api/client';
import { routes } from '@yimai/shared/contracts/api';
import { TestMall, type RawRequest, type Reply } from '../support/mall.js';
import { Fuzz } from './fuzz.js';
import { asSent, inputOf, NAMES, rowOf, WRITES } from './inputs.js';
import { FOREIGN_FIELDS, mutationsOf, oddities } from './mutations.js';
import { expectNone, refusalProblem } from './refusals.js';
import { buildWorld, type Belongings, type World } from './world.js';

const FUZZED = 2_500;
/** No answer may take longer, whatever was asked. */
const PATIENCE_MS = 5_000;
const BODIES = WRITES.filter((name) => rowOf(name).method !== 'DELETE');
/** Endpoints of one test: few enough to be through before its time is over on a busy machine. */
const PART = 25;

describe('bad input', () => {
  let mall: TestMall;
  let world: World;
  let sent = 0;
  let slowestMs = 0;

  beforeAll(async () => {
    mall = await TestMall.open();
    world = await buildWorld(mall);
  }, 180_000);
  afterAll(async () => {
    process.stdout.write(`bad input: ${sent} requests, slowest ${Math.round(slowestMs)} ms\n`);
    await mall?.close();
  });

  /** Somebody the table admits, and what they own. */
  function admitted(name: EndpointName): { token?: string; has: Belongings } {
    const { access } = rowOf(name);
    if (access === 'member') return { token: world.buyerA.shopper.token, has: world.buyerA.has };
    if (access === 'distributor')
      return { token: world.distributor.shopper.token, has: world.distributor.has };
    if (typeof access === 'object')
      return { token: world.staff[access.staff === 'order.ship' ? 'warehouse' : 'owner'], has: world.shared };
    return { has: {} };
  }
  const baseOf = (name: EndpointName): Record<string, unknown> =>
    inputOf(name, { ...world.shared, ...admitted(name).has }, true);

  async function timed(request: Promise<Reply>): Promise<Reply> {
    const began = performance.now();
    const reply = await request;
    slowestMs = Math.max(slowestMs, performance.now() - began);
    sent += 1;
    return reply;
  }
  const send = (name: EndpointName, input: Record<string, unknown>): Promise<Reply> =>
    timed(mall.send(name, input, { token: admitted(name).token }));

  /** The endpoint's own address and caller, with any body. */
  function requestTo(name: EndpointName, payload: string | Buffer, type = 'application/json'): RawRequest {
    const { method, path } = buildRequest(rowOf(name), baseOf(name));
    const { token } = admitted(name);
    return {
      method,
      url: path,
      payload,
      headers: {
        'content-type': type,
        'idempotency-key': `bad-input-${sent}`,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
    };
  }

  async function unchanged(work: (problems: string[]) => Promise<void>): Promise<void> {
    const before = await mall.checksums();
    const problems: string[] = [];
    await work(problems);
    expectNone(problems);
    expect(await mall.checksums()).toEqual(before);
    expect(slowestMs).toBeLessThan(PATIENCE_MS);
  }

  it.each(partsOf(WRITES))(
    'is refused, one wrong thing at a time, and changes nothing, %s',
    (_part, names) =>
      unchanged(async (problems) => {
        for (const name of names)
          for (const { label, input } of mutationsOf(name, baseOf(name))) {
            if (routes[name].input.safeParse(input).success) {
              problems.push(`${name}: the contract accepts ${label}`);
              continue;
            }
            const problem = refusalProblem(await send(name, input));
            if (problem) problems.push(`${name}: ${label}: ${problem}`);
          }
      }),
    180_000,
  );

  it(
    'names the field that is too many, on reads as well',
    () =>
      unchanged(async (problems) => {
        // Uploads are forms; files.http.db.spec is theirs.
        for (const name of NAMES.filter((each) => !rowOf(each).upload))
          for (const field of Object.keys(FOREIGN_FIELDS)) {
            const input = { ...inputOf(name, { ...world.shared, ...admitted(name).has }), [field]: '1' };
            if (field in inputOf(name, {}, true) || routes[name].input.safeParse(input).success) continue;
            const reply = await send(name, input);
            const problem = refusalProblem(reply, 'UNKNOWN_FIELD');
            // A union is refused as a whole.
            if (problem && name !== 'verifyPhone' && reply.error.code !== 'INVALID_INPUT')
              problems.push(`${name}: ${field}: ${problem}`);
          }
      }),
    180_000,
  );

  it.each(partsOf(BODIES))(
    'is refused as a body that is not an object of JSON, %s',
    (_part, names) =>
      unchanged(async (problems) => {
        const text = [
          '{',
          '{"a":}',
          '[]',
          '[{}]',
          '"text"',
          '1',
          'true',
          '{"a":1}{',
          '\u0000',
          '{"__proto__":{"role":"owner"}}',
          '['.repeat(200_000) + ']'.repeat(200_000),
        ];
        for (const name of names) {
          const body = JSON.stringify(baseOf(name));
          const cases: RawRequest[] = [
            ...text.map((payload) => requestTo(name, payload)),
            requestTo(name, body.slice(0, -1)),
            requestTo(name, Buffer.from([0xff, 0xfe, 0x00])),
            requestTo(name, body, 'text/plain'),
            requestTo(name, body, 'application/xml'),
            requestTo(name, body, 'multipart/form-data; boundary=x'),
            requestTo(name, 'a=1&b[c]=2', 'application/x-www-form-urlencoded'),
            requestTo(name, asForm(baseOf(name)), 'application/x-www-form-urlencoded'),
            requestTo(name, JSON.stringify({ text: 'x'.repeat(1_100_000) })),
          ];
          for (const request of cases) {
            const problem = refusalProblem(await timed(mall.raw(request)));
            if (problem)
              problems.push(
                `${name}: ${request.headers?.['content-type']} ${String(request.payload).slice(0, 30)}: ${problem}`,
              );
          }
        }
      }),
    180_000,
  );

  it('is refused in addresses, methods and headers', () =>
    unchanged(async (problems) => {
      const urls = [
        '/v1/nothing',
        '/v1/shop/products/%',
        '/v1/shop/products/%ff',
        '/v1/shop/products/..%2f..%2fme',
        '/v1//me',
        '/v1/me/..;/console/me',
        '/v1/shop/products?limit=1&limit=2',
        '/v1/shop/products?limit=1e3',
        '/v1/shop/products?__proto__=1',
        '/v1/shop/products?limit=-1',
        '/v1/shop/products?cursor=%00',
        '/files/../server.ts',
        '/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
        '/files/%',
        `/v1/shop/products/${'x'.repeat(20_000)}`,
        '/v1/shop/products?sort=price;drop',
      ];
      const requests: RawRequest[] = urls.map((url) => ({ method: 'GET', url }));
      for (const method of ['PATCH', 'DELETE', 'PUT', 'OPTIONS'] as const)
        requests.push({ method, url: '/v1/shop/profile' });
      const headers: Record<string, string>[] = [
        { authorization: 'Bearer ' },
        { authorization: 'Basic eDp5' },
        { authorization: `Bearer ${'x'.repeat(100_000)}` },
        { authorization: 'Bearer a.b.c' },
        { authorization: 'Bearer \u00e9.\u00e9.\u00e9' },
        {
          'x-forwarded-for': "1' OR 1=1",
          'x-http-method-override': 'DELETE',
          'x-user-id': '1',
          'x-role': 'owner',
        },
      ];
      for (const each of headers) requests.push({ method: 'GET', url: '/v1/me', headers: each });
      for (const request of requests) {
        const reply = await timed(mall.raw(request));
        const problem = refusalProblem(reply);
        if (problem)
          problems.push(
            `${request.method} ${request.url.slice(0, 60)} ${JSON.stringify(request.headers ?? {}).slice(0, 60)}: ${problem}`,
          );
      }
    }));

  it('reads what a write asks for from its body only', () =>
    unchanged(async (problems) => {
      let tried = 0;
      for (const name of BODIES) {
        const input = baseOf(name);
        const inPath = Object.entries(input).filter(([field]) => rowOf(name).path.includes(`:${field}`));
        if (routes[name].input.safeParse(Object.fromEntries(inPath)).success) continue;
        tried += 1;
        const request = requestTo(name, '{}');
        const problem = refusalProblem(
          await timed(mall.raw({ ...request, url: `${request.url}?${asForm(input)}` })),
        );
        if (problem) problems.push(`${name}: ${problem}`);
      }
      expect(tried).toBeGreaterThan(20);
    }));

  it.each(seeds())(
    `survives ${FUZZED} malformed requests (FUZZ_SEED=%i)`,
    (seed) =>
      unchanged(async (problems) => {
        const fuzz = new Fuzz(seed);
        for (let round = 0; round < FUZZED;) {
          const name = fuzz.pick(NAMES);
          const input = fuzz.garble(baseOf(name));
          const hasBody = rowOf(name).method !== 'GET' && rowOf(name).method !== 'DELETE';
          const payload = hasBody && fuzz.chance(0.3) ? fuzz.damage(JSON.stringify(input)) : null;
          if (payload ? !fuzz.isBroken(payload) : !isMalformed(name, input)) continue;
          round += 1;
          const reply = payload ? await timed(mall.raw(requestTo(name, payload))) : await send(name, input);
          const problem = refusalProblem(reply);
          if (problem) problems.push(`round ${round}, ${name}: ${problem}`);
        }
      }),
    180_000,
  );

  it('is stored or refused, never a failure, where the contract allows odd values', async () => {
    const problems: string[] = [];
    for (const name of WRITES.filter((each) => each !== 'logout' && rowOf(each).access !== 'development'))
      for (const { label, input } of oddities(name, baseOf(name))) {
        const reply = await send(name, input);
        const problem = reply.status < 300 ? contractProblem(name, reply) : refusalProblem(reply);
        if (problem) problems.push(`${name}: ${label}: ${problem}`);
      }
    expectNone(problems);
    expect(await mall.violations()).toEqual([]);
  }, 180_000);
});

/** The endpoints in parts, each with its name: from the first to the last in it. */
function partsOf(names: readonly EndpointName[]): [string, EndpointName[]][] {
  return Array.from({ length: Math.ceil(names.length / PART) }, (_, index) => {
    const part = names.slice(index * PART, (index + 1) * PART);
    return [`${part[0]} to ${part.at(-1)}`, part];
  });
}

/** `FUZZ_SEED=n` repeats a run that failed, `FUZZ_RUNS=n` makes n of them. */
function seeds(): number[] {
  const { FUZZ_SEED, FUZZ_RUNS = '1' } = process.env;
  return FUZZ_SEED
    ? [Number(FUZZ_SEED)]
    : Array.from({ length: Number(FUZZ_RUNS) }, () => randomInt(2 ** 31));
}

const asForm = (input: Record<string, unknown>): string =>
  new URLSearchParams(Object.entries(input).map(([field, value]) => [field, String(value)])).toString();

/** What arrives is not what the contract asks for. A read that arrives whole is answered, and may poll a channel. */
function isMalformed(name: EndpointName, input: Record<string, unknown>): boolean {
  const sent = asSent(name, input);
  return sent !== null && !routes[name].input.safeParse(sent).success;
}

function contractProblem(name: EndpointName, reply: Reply): string | null {
  const parsed = routes[name].output.safeParse(reply.body);
  return parsed.success ? null : `breaks its contract: ${parsed.error.message.slice(0, 200)}`;
}
