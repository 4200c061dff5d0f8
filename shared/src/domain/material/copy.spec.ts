import fc from 'fast-check';
import {
  checkCopy,
  COPY_VARIABLES,
  explainCopy,
  fillCopy,
  leadsSomewhere,
  type CopyVariable,
} from './copy.js';

const NAMES = Object.keys(COPY_VARIABLES) as CopyVariable[];

describe('copy with variables', () => {
  it('is filled with what is known and keeps the rest', () => {
    const text = '{商品名}只要{价格}：{我的链接}';
    expect(fillCopy(text, { 商品名: '桂花乌龙', 价格: '¥99' })).toBe('桂花乌龙只要¥99：{我的链接}');
  });

  it('takes values as they are, also those that look like variables or patterns', () => {
    expect(fillCopy('{商品名}', { 商品名: '{价格} $& $1' })).toBe('{价格} $& $1');
  });

  it('leads somewhere only with a link of the distributor', () => {
    expect(leadsSomewhere('好茶 {价格}')).toBe(false);
    expect(leadsSomewhere('好茶 {我的口令}')).toBe(true);
  });

  it.each([
    ['{价钱}', true, '没有叫「价钱」的变量'],
    ['{价格}', false, '「价格」只能用在关联了商品的素材里'],
    ['{价格', true, '有没配对的大括号'],
    ['{价格}{我的链接}', true, null],
    ['{店名} {我的链接}', false, null],
  ] as const)('%s with product %s: %s', (text, hasProduct, problem) => {
    expect(explainCopy(checkCopy(text, { hasProduct }))).toBe(problem);
  });

  it('is clean once every variable is known, whatever stands between', () => {
    const piece = fc.oneof(
      fc.constantFrom(...NAMES.map((name) => `{${name}}`)),
      fc.string().map((text) => text.replace(/[{}]/g, '')),
    );
    const values = Object.fromEntries(NAMES.map((name) => [name, 'x'])) as Record<CopyVariable, string>;
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(checkCopy(text, { hasProduct: true })).toEqual([]);
        expect(fillCopy(text, values)).not.toMatch(/[{}]/);
      }),
    );
  });
});
