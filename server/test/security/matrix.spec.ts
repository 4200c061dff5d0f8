import type { EndpointName } from '@yimai/shared/api/endpoints';
import { errorStatus, ERRORS, type ErrorCode } from '@yimai/shared/api/errors';
import { parseId, type IdKind } from '@yimai/shared/kernel/id';
import { createApp } from '../../src/create-app.js';
import { businessNumber } from '../../src/modules/payment/payment.service.js';
import { testConfig } from '../support/index.js';
import { TestMall, type Reply } from '../support/mall.js';
import { quoted } from '../support/mall-people.js';
import { inputOf, kindsIn, missingId, NAMES, rowOf } from './inputs.js';
import { callersOf, refusalOf, type Caller } from './principals.js';
import { expectNone, refusalProblem } from './refusals.js';
import { servedRoutes } from './served-routes.js';
import { buildWorld, type Belongings, type World } from './world.js';

/** Things that belong to one person; everything else is anybody's to name. */
const PRIVATE: readonly IdKind[] = [
  'address',
  'couponGrant',
  'order',
  'orderLine',
  'paymentAttempt',
  'aftersale',
  'mergeProposal',
  'commission',
  'withdrawal',
  'file',
  'review',
];
/** Ends or moves what later cells need: these come last. */
const LAST: readonly EndpointName[] = ['deleteAddress', 'deleteReview', 'rejectMerge', 'logout'];
const CLOCK_MS = 61_000;

describe('who may do what', () => {
  let mall: TestMall;
  let world: World;
  let callers: Caller[];
  let cells = 0;

  beforeAll(async () => {
    mall = await TestMall.open();
    world = await buildWorld(mall);
    callers = await callersOf(mall, world);
  }, 180_000);
  afterAll(async () => {
    process.stdout.write(`matrix: ${NAMES.length} endpoints, ${callers?.length} callers, ${cells} cells\n`);
    await mall?.close();
  });

  /** An input about these things, with the few values a schema cannot know. */
  function inputFor(name: EndpointName, has: Belongings): Record<string, unknown> {
    const input = inputOf(name, { ...world.shared, ...has }, true);
    if (name === 'setClockOffset') return { offsetMs: CLOCK_MS };
    if (name === 'createReferralCode' || name === 'createPoster') return { ...input, target: 'product' };
    if (name === 'getWechatJsConfig') return { pageUrl: mall.inbound.url('/pages/home/index') };
    if (name === 'getPage') return { slug: 'home' };
    const attemptId = parseId('paymentAttempt', has.paymentAttempt ?? '');
    if (name === 'findOrderByTrade' && attemptId) return { tradeNumber: businessNumber('YM', attemptId) };
    if (name === 'resolveReferral') return { code: world.codes.distributor };
    return input;
  }

  const send = (name: EndpointName, caller: Caller, has: Belongings): Promise<Reply> => {
    cells += 1;
    return mall.send(name, inputFor(name, has), { token: caller.token });
  };
  const missing = (name: EndpointName): Belongings =>
    Object.fromEntries(kindsIn(name).map((kind) => [kind, missingId(kind)]));
  const say = (name: string, caller: Caller, rest: string): string => `${name} × ${caller.name}: ${rest}`;

  it('serves every endpoint of the table, and nothing else but what is public on purpose', () => {
    const table = NAMES.map((name) => `${rowOf(name).method} ${rowOf(name).path}`).sort();
    const { inTable, outside } = servedRoutes(mall.app, table);
    expect(inTable).toEqual(table);
    expect(outside).toEqual([]);
  });

  it('refuses whoever the table does not admit, in the same words whether the thing exists or not', async () => {
    const before = await mall.checksums();
    const problems: string[] = [];
    for (const name of NAMES)
      for (const caller of callers) {
        const expected = refusalOf(caller, rowOf(name).access);
        if (!expected) continue;
        for (const has of [world.buyerA.has, world.rival.has, missing(name)]) {
          const problem = refusalProblem(await send(name, caller, has), expected);
          if (problem) problems.push(say(name, caller, problem));
        }
      }
    expectNone(problems);
    expect(await mall.checksums()).toEqual(before);
  }, 120_000);

  it("hides what is somebody else's as if it did not exist", async () => {
    const before = await mall.checksums(['sms_codes']);
    const problems: string[] = [];
    for (const name of NAMES)
      for (const caller of callers) {
        const kinds = kindsIn(name).filter((kind) => PRIVATE.includes(kind));
        if (!caller.own || !caller.other || kinds.length === 0 || refusalOf(caller, rowOf(name).access))
          continue;
        for (const kind of kinds) {
          const theirs = await send(name, caller, { ...caller.own.has, [kind]: caller.other.has[kind] });
          const nobodys = await send(name, caller, { ...caller.own.has, [kind]: missingId(kind) });
          const problem =
            refusalProblem(theirs) ??
            (theirs.error.code === nobodys.error.code
              ? null
              : `${kind}: theirs ${theirs.error.code}, nobody's ${nobodys.error.code}`);
          if (problem) problems.push(say(name, caller, problem));
        }
      }
    expectNone(problems);
    expect(await mall.checksums(['sms_codes'])).toEqual(before);
  }, 180_000);

  it('refuses what does not exist', async () => {
    const before = await mall.checksums(['sms_codes']);
    const problems: string[] = [];
    for (const name of NAMES.filter((each) => / ?:\w/.test(rowOf(each).path) && kindsIn(each).length > 0))
      for (const caller of callers) {
        if (refusalOf(caller, rowOf(name).access) || name === 'removeCartItem') continue;
        const reply = await send(name, caller, missing(name));
        const problem = refusalProblem(reply);
        if (problem) problems.push(say(name, caller, problem));
      }
    expectNone(problems);
    expect(await mall.checksums(['sms_codes'])).toEqual(before);
  }, 180_000);

  it('admits whoever the table admits', async () => {
    const problems: string[] = [];
    const rank = (name: EndpointName): number =>
      LAST.indexOf(name) + (rowOf(name).method === 'GET' ? -10 : 0);
    for (const name of [...NAMES].sort((a, b) => rank(a) - rank(b)))
      for (const caller of callers) {
        const { access, method } = rowOf(name);
        if (refusalOf(caller, access)) continue;
        const has = caller.own?.has ?? world.shared;
        const ownsAll = kindsIn(name).every((kind) => has[kind] ?? world.shared[kind]);
        const input =
          name === 'placeOrder' && caller.own ? await aRealOrder(caller, has) : inputFor(name, has);
        cells += 1;
        const reply = await mall.send(name, input, { token: caller.token });
        const problem = admissionProblem(reply, {
          mustSucceed: method === 'GET' && ownsAll,
          ownsAll,
          access,
        });
        if (problem) problems.push(say(name, caller, problem));
      }
    expectNone(problems);
    await mall.jobs();
    expect(await mall.violations()).toEqual([]);
  }, 180_000);

  async function aRealOrder(caller: Caller, has: Belongings): Promise<Record<string, unknown>> {
    if (!caller.own) throw new Error('an order needs a buyer');
    const basket = { skuId: world.shared.sku ?? '', addressId: has.address ?? '' };
    return quoted(mall, caller.own.shopper, basket);
  }

  it('has no development endpoints where nothing is simulated', async () => {
    const app = await createApp(testConfig());
    for (const name of NAMES.filter((each) => rowOf(each).access === 'development')) {
      const { method, path } = rowOf(name);
      const reply = await app.inject({
        method,
        url: path,
        ...(method === 'POST' ? { payload: { offsetMs: 1 } } : {}),
      });
      expect([name, reply.statusCode]).toEqual([name, 404]);
    }
    await app.close();
  });

  it('knows every code it refuses with', () => {
    for (const [code, [status, message]] of Object.entries(ERRORS)) {
      expect(errorStatus(code as ErrorCode)).toBe(status);
      expect(message).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

/** An admitted caller may still be told that the thing is in the wrong state; never that they may not. */
function admissionProblem(
  reply: Reply,
  { mustSucceed, ownsAll, access }: { mustSucceed: boolean; ownsAll: boolean; access: unknown },
): string | null {
  if (reply.status < 300) return null;
  if (mustSucceed) return `${reply.status} ${reply.text}`;
  const shape = refusalProblem(reply);
  if (shape) return shape;
  const isDenied = [401, 403].includes(reply.status) && access !== 'anyone';
  if (isDenied || (reply.status === 404 && ownsAll && access !== 'anyone'))
    return `${reply.status} ${reply.text}`;
  return null;
}
