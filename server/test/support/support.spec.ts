import { Ids } from '../../src/platform/clock/index.js';
import { Audit } from '../../src/platform/audit/index.js';
import { createTestModule, type TestContext } from './index.js';

describe('the support of database specs', () => {
  let context: TestContext;

  beforeAll(async () => (context = await createTestModule()));
  beforeEach(() => context.reset());
  afterAll(() => context.close());

  const count = async (): Promise<number> => {
    const [rows] = await context.database.pool.query('SELECT COUNT(*) AS n FROM audit_records');
    return Number((rows as { n: number }[])[0]?.n);
  };

  it.each([1, 2])('starts every test empty, with time standing still (%i)', async () => {
    expect(await count()).toBe(0);
    await context.inTx((tx) =>
      context.get(Audit).record(tx, {
        actor: 'system',
        action: 'test.write',
        target: 'x',
        detail: { id: context.get(Ids).next('event') },
      }),
    );
    expect(await count()).toBe(1);
    const before = context.clock.now();
    expect(context.clock.advance(1000).getTime() - before.getTime()).toBe(1000);
  });
});
