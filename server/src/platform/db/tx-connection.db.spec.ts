import type { RowDataPacket } from 'mysql2/promise';
import { createTestModule, type TestContext } from '../../../test/support/index.js';
import { statementsOf } from '../../../test/support/statements.js';
import { DeferredWriteFailed, isDuplicateKey, TryAgain, UnitOfWork, type Part, type Tx } from './index.js';

const INSERT = 'INSERT INTO installation_facts (name, value, updated_at) VALUES (?, ?, NOW(3))';

describe('a transaction', () => {
  let context: TestContext;

  beforeAll(async () => (context = await createTestModule()));
  beforeEach(() => context.reset());
  afterAll(() => context.close());

  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => context.get(UnitOfWork).run(work);
  const fact = (name: string): Part => ({
    columns: { value: 'value' },
    from: 'FROM installation_facts WHERE name = ?',
    values: [name],
  });
  const valueOf = async (name: string, tx?: Tx): Promise<unknown> =>
    (await context.database.rows(fact(name), tx))[0]?.['value'];

  it('sends deferred writes with the next statement, in order, and begins by itself', async () => {
    const { sql, result } = await statementsOf(() =>
      run(async (tx) => {
        tx.connection.defer(INSERT, ['a', "1'; DROP TABLE orders; -- "]);
        tx.connection.defer("UPDATE installation_facts SET value = CONCAT(value, '?') WHERE name = ?", ['a']);
        return valueOf('a', tx);
      }),
    );
    expect(result).toBe("1'; DROP TABLE orders; -- ?");
    expect(sql.at(-1)).toBe('COMMIT');
    expect(await valueOf('a')).toBe("1'; DROP TABLE orders; -- ?");
  });

  it('leaves nothing when the work fails, and nothing open behind', async () => {
    const failed = run(async (tx) => {
      await tx.connection.query(INSERT, ['a', '1']);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await run(async (tx) => {
      expect(await valueOf('a', tx)).toBeUndefined();
      const [rows] = await tx.connection.query<RowDataPacket[]>('SELECT @@autocommit AS auto');
      expect(Number(rows[0]?.['auto'])).toBe(0);
    });
  });

  it('does not take the failure of a deferred write for that of the statement it travelled with', async () => {
    await run(async (tx) => tx.connection.defer(INSERT, ['a', '1']));
    const failed = run(async (tx) => {
      tx.connection.defer(INSERT, ['b', '1']);
      tx.connection.defer(INSERT, ['a', '2']);
      await tx.connection.query(INSERT, ['c', '3']);
    });
    const error: unknown = await failed.catch((each: unknown) => each);
    expect(error).toBeInstanceOf(DeferredWriteFailed);
    expect(isDuplicateKey(error)).toBe(false);
    const own: unknown = await run(async (tx) => {
      tx.connection.defer(INSERT, ['b', '1']);
      await tx.connection.query(INSERT, ['a', '2']);
    }).catch((each: unknown) => each);
    expect(isDuplicateKey(own)).toBe(true);
    expect(await valueOf('b')).toBeUndefined();
  });

  it('explains a failure, also with COMMIT', async () => {
    await run(async (tx) => tx.connection.defer(INSERT, ['a', '1']));
    const explain = (): Error => new Error('taken');
    const failed = run(async (tx) => tx.connection.defer(INSERT, ['a', '2'], { explain }));
    await expect(failed).rejects.toThrow('taken');
    const retried = jest.fn(async (tx: Tx) => {
      tx.connection.defer(INSERT, ['a', '2'], { explain: (error) => new TryAgain(error) });
    });
    await expect(run(retried)).rejects.toBeInstanceOf(TryAgain);
    expect(retried.mock.calls.length).toBeGreaterThan(1);
  });

  it.each([[true], [false]])(
    'judges a write before COMMIT counts (followed by another: %s)',
    async (more) => {
      const failed = run(async (tx) => {
        tx.connection.defer(INSERT, ['a', '1']);
        tx.connection.defer("UPDATE installation_facts SET value = '2' WHERE name = 'none'", [], {
          check: ({ affectedRows }) => (affectedRows === 1 ? undefined : new Error('gone')),
        });
        if (more) tx.connection.defer(INSERT, ['b', '1']);
      });
      await expect(failed).rejects.toThrow('gone');
      expect([await valueOf('a'), await valueOf('b')]).toEqual([undefined, undefined]);
    },
  );

  it('refuses a text that brings its own semicolon', async () => {
    await expect(run((tx) => tx.connection.query('SELECT 1; SELECT 2'))).rejects.toThrow('one statement');
    await expect(run(async (tx) => tx.connection.defer('SELECT 1;'))).rejects.toThrow('one statement');
    await expect(run((tx) => tx.connection.query({ sql: 'SELECT 1; SELECT 2' }))).rejects.toThrow(
      'one statement',
    );
  });

  it('makes one statement of reads that start together, and answers each as if alone', async () => {
    await run(async (tx) => tx.connection.defer(INSERT, ['a', '{"b":1}']));
    const times: Part = {
      columns: { at: 'updated_at', name: 'name', none: 'NULL', big: '9007199254740991' },
      from: 'FROM installation_facts WHERE name = ?',
      values: ['a'],
    };
    const alone = [await context.database.rows(times), await context.database.rows(fact('a'))];
    const { sql, result } = await statementsOf(() =>
      Promise.all([
        context.database.rows(times),
        context.database.rows(fact('a')),
        context.database.rows(fact('none')),
      ]),
    );
    expect(sql).toHaveLength(1);
    const instant = (row: Record<string, unknown> | undefined): string => String(row?.['at']);
    expect(new Date(`${instant(result[0][0]).replace(' ', 'T')}Z`)).toEqual(alone[0]?.[0]?.['at']);
    expect(Number(result[0][0]?.['big'])).toBe(9007199254740991);
    expect(result[0][0]?.['none']).toBeNull();
    expect(result[1]).toEqual(alone[1]);
    expect(result[2]).toEqual([]);
    const broken = Promise.allSettled([
      context.database.rows(fact('a')),
      context.database.rows({ ...fact('a'), from: 'FROM no_such_table WHERE name = ?' }),
    ]);
    expect((await broken).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
