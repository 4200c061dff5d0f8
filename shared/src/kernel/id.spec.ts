import fc from 'fast-check';
import { asId, formatId, IdGenerator, parseId } from './id.js';

describe('wire ids', () => {
  it('read back as what they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (value) => {
        expect(parseId('order', formatId('order', asId('order', value)))).toBe(value);
      }),
    );
  });

  it.each(['sku_5', 'ord_', 'ord_i', 'ord_U', 'ord_zzzzzzzzzzzz', 'ord_0', '5', 'ord_5 '])(
    'refuse %p',
    (text) => {
      expect(parseId('order', text)).toBeNull();
    },
  );
});

describe('IdGenerator', () => {
  it('rises strictly through bursts and a clock that jumps back', () => {
    let wall = 1_800_000_000_000;
    const ids = new IdGenerator(3, () => wall);
    let last = 0;
    for (let i = 0; i < 1_000; i += 1) {
      if (i === 400) wall -= 5_000;
      if (i === 700) wall += 10_000;
      const id = ids.next('order');
      expect(id).toBeGreaterThan(last);
      expect(Number.isSafeInteger(id)).toBe(true);
      last = id;
    }
  });

  it('keeps workers apart', () => {
    const wall = (): number => 1_800_000_000_000;
    const a = new IdGenerator(1, wall);
    const b = new IdGenerator(2, wall);
    const all = Array.from({ length: 200 }, () => [a.next('order'), b.next('order')]).flat();
    expect(new Set(all).size).toBe(400);
  });
});
