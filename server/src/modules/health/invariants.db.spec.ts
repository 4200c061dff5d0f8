import { createTestModule, type TestContext } from '../../../test/support/index.js';
import { HealthModule, INVARIANTS, InvariantsService } from './index.js';

/** Real: every statement on the migrated schema. */
describe('invariants', () => {
  let context: TestContext;
  beforeAll(async () => (context = await createTestModule({ imports: [HealthModule] })));
  beforeEach(() => context.reset());
  afterAll(() => context.close());

  it('all hold on an empty shop', async () => {
    const results = await context.get(InvariantsService).run();
    expect(results).toHaveLength(INVARIANTS.length);
    expect(results.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('name an account whose cached balance was tampered with', async () => {
    await context.database.pool.query(
      "INSERT INTO ledger_accounts (account, balance_fen, version, is_non_negative, opened_at) VALUES ('merchant:sales', 5, 1, 0, NOW(3))",
    );
    const broken = await context.get(InvariantsService).violations();
    expect(broken.map((text) => text.slice(0, 4))).toEqual(['I-03', 'I-04', 'I-10']);
  });
});
