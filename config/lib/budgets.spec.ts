import { BUDGETS, keeps, verdict } from './budgets.mjs';

describe('budgets', () => {
  it.each(Object.entries(BUDGETS))(
    '%s: ours is the stricter one, and only times depend on the machine',
    (id, { ours, limit, atLeast = false, exact }) => {
      if (limit !== undefined) expect(atLeast ? ours >= limit : ours <= limit).toBe(true);
      expect(exact).toBe(!id.endsWith('Ms'));
    },
  );

  it('are kept up to the last byte, and not a byte further', () => {
    expect(keeps('scriptGzip', 150 * 1024)).toBe(true);
    expect(keeps('scriptGzip', 150 * 1024 + 1)).toBe(false);
    expect(keeps('accessibility', 95)).toBe(true);
    expect(keeps('accessibility', 94)).toBe(false);
  });

  it('show what was measured beside ours and the platform’s', () => {
    expect(verdict({ id: 'weappMain', where: '', value: 900_000 })).toEqual({
      what: ' WeChat main package',
      measured: '878.9 KB',
      budget: '≤ 819.2 KB',
      limit: '≤ 2.00 MB',
      good: false,
      judged: true,
    });
    expect(verdict({ id: 'lcpMs', where: 'home', value: 1720, judged: false })).toMatchObject({
      measured: '1.72 s',
      good: false,
      judged: false,
    });
  });
});
