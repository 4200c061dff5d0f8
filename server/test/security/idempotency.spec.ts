import { randomUUID } from 'node:crypto';
import type { EndpointName } from '@yimai/shared/api/endpoints';
import { TestMall, type Reply } from '../support/mall.js';
import { addressOf, quoted, stockUp } from '../support/mall-people.js';
import { makeEarners } from './earners.js';
import { IdempotencyCases, type Chance, type IdempotentCase } from './idempotency-cases.js';
import { NAMES, rowOf } from './inputs.js';
import { refusalProblem } from './refusals.js';

const IDEMPOTENT = NAMES.filter((name) => rowOf(name).idempotent);
const UNITS = 200;

describe('doing it once', () => {
  let mall: TestMall;
  let cases: IdempotencyCases;
  let table: Partial<Record<EndpointName, IdempotentCase>>;

  beforeAll(async () => {
    mall = await TestMall.open();
    const { earners, goods } = await makeEarners(mall, [1, 2, 3, 4, 5, 6], UNITS);
    cases = new IdempotencyCases(mall, goods, earners);
    table = cases.all();
  }, 180_000);
  afterAll(() => mall?.close());
  afterEach(async () => {
    await mall.jobs();
    expect(await mall.violations()).toEqual([]);
  });

  const caseOf = (name: EndpointName): IdempotentCase => {
    const found = table[name];
    if (!found) throw new Error(`${name} is idempotent and has no case here`);
    return found;
  };
  const effectsOf = async (name: EndpointName): Promise<number> => {
    const [row] = await mall.sql(caseOf(name).effects);
    return Number(row?.['n']);
  };
  const send = (name: EndpointName, chance: Chance, key: string): Promise<Reply> =>
    mall.send(name, chance.input, { token: chance.token, key });

  it.each(IDEMPOTENT)(
    '%s: needs a key, keeps it through a refusal, answers a repetition alike',
    async (name) => {
      const chance = await caseOf(name).prepare();
      const { token, input, other } = chance;
      const sums = await mall.settledChecksums();
      const before = await effectsOf(name);
      for (const key of ['', 'short', 'with a space', 'x'.repeat(65), "a'; DROP TABLE", '../../../../etc'])
        expect(
          refusalProblem(await mall.send(name, input, { token, key }), 'IDEMPOTENCY_KEY_REQUIRED'),
        ).toBeNull();
      const key = randomUUID();
      const wrong = await mall.send(name, { ...input, status: 'x' }, { token, key });
      expect(refusalProblem(wrong, 'UNKNOWN_FIELD')).toBeNull();
      expect(await mall.checksums()).toEqual(sums);

      const first = await send(name, chance, key);
      expect([first.status, first.error]).toEqual([rowOf(name).status ?? 200, {}]);
      expect(await effectsOf(name)).toBe(before + 1);
      const again = await send(name, chance, key);
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      expect(await effectsOf(name)).toBe(before + 1);

      const after = await mall.checksums();
      const changed = await mall.send(name, other, { token, key });
      expect(refusalProblem(changed, 'IDEMPOTENCY_KEY_REUSED')).toBeNull();
      expect(await mall.checksums()).toEqual(after);
    },
  );

  it.each(IDEMPOTENT)('%s: eight at once are one', async (name) => {
    const chance = await caseOf(name).prepare();
    const before = await effectsOf(name);
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 8 }, () => send(name, chance, key)));
    expect(await effectsOf(name)).toBe(before + 1);
    const done = replies.filter(({ status }) => status < 300);
    const { agreed } = caseOf(name);
    expect(new Set(done.map(({ text, body }) => (agreed ? agreed(body) : text))).size).toBe(1);
    for (const reply of replies.filter(({ status }) => status >= 300))
      expect(refusalProblem(reply, 'IDEMPOTENCY_IN_FLIGHT')).toBeNull();
  });

  it('tells keys of two people, of two endpoints and in two cases apart', async () => {
    const [mine, theirs] = [await caseOf('placeOrder').prepare(), await caseOf('placeOrder').prepare()];
    const key = randomUUID();
    const [first, second] = [await send('placeOrder', mine, key), await send('placeOrder', theirs, key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((first.body as { id: string }).id).not.toBe((second.body as { id: string }).id);
    const { id } = first.body as { id: string };
    const pay = await mall.send(
      'startPayment',
      { orderId: id, scene: 'wechat-mini' },
      { token: mine.token, key },
    );
    expect(refusalProblem(pay, 'IDEMPOTENCY_KEY_REUSED')).toBeNull();
    const upper = await mall.send(
      'startPayment',
      { orderId: id, scene: 'wechat-mini' },
      { token: mine.token, key: key.toUpperCase() },
    );
    expect(upper.status).toBe(200);
  });

  it('does not shorten keys', async () => {
    const chance = await caseOf('restockSku').prepare();
    const before = await effectsOf('restockSku');
    for (const end of ['a', 'b'])
      expect((await send('restockSku', chance, 'k'.repeat(63) + end)).status).toBe(200);
    expect(await effectsOf('restockSku')).toBe(before + 2);
  });

  it('keeps a key through a refusal of the shop', async () => {
    const owner = await mall.staffToken('owner');
    const goods = await stockUp(mall, owner, { stock: 1 });
    const buyer = await cases.buyer();
    const addressId = await addressOf(mall, buyer);
    const input = await quoted(mall, buyer, { skuId: goods.skuId, addressId });
    const rival = await cases.buyer();
    const theirs = await quoted(mall, rival, { skuId: goods.skuId, addressId: await addressOf(mall, rival) });
    await mall.call('placeOrder', theirs, { token: rival.token });
    const key = randomUUID();
    const refused = await mall.send('placeOrder', input, { token: buyer.token, key });
    expect(refusalProblem(refused, 'OUT_OF_STOCK')).toBeNull();
    await mall.call('restockSku', { skuId: goods.skuId, quantity: 1 }, { token: owner });
    expect((await mall.send('placeOrder', input, { token: buyer.token, key })).status).toBe(201);
  });
});
