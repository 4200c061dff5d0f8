import { pathSteps, putAt, sizeOf } from './page-data.js';

describe('setData by path', () => {
  it.each([
    ['root', ['root']],
    ['root.cn.[0].v', ['root', 'cn', 0, 'v']],
    ['a[1][2].b', ['a', 1, 2, 'b']],
  ])('reads %s', (path, steps) => {
    expect(pathSteps(path)).toEqual(steps);
  });

  it('changes one place and leaves its neighbours', () => {
    const data = { root: { cn: [{ v: 'a' }, { v: 'b' }] } };
    putAt(data, 'root.cn.[1].v', 'c');
    expect(data).toEqual({ root: { cn: [{ v: 'a' }, { v: 'c' }] } });
  });

  it('makes lists and objects that are missing on the way', () => {
    const data = {};
    putAt(data, 'root.cn.[0].v', 1);
    expect(data).toEqual({ root: { cn: [{ v: 1 }] } });
  });

  it('counts bytes, not characters', () => {
    expect(sizeOf('{"a":"茶"}')).toBe(11);
  });
});
