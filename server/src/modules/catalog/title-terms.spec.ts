import { termQuery, titleTerms } from './title-terms.js';

describe('terms of a title', () => {
  it('begin at every Han character and at every Latin word, not at marks', () => {
    expect(titleTerms('【秋】Iced 茶').map(({ position, term }) => `${position} ${term}`)).toEqual([
      '1 秋】iced 茶',
      '3 iced 茶',
      '8 茶',
    ]);
  });

  it('are cut, and spell full-width letters plainly', () => {
    const terms = titleTerms(`ＡＢ${'茶'.repeat(40)}`);
    expect(terms[0]?.term).toBe(`ab${'茶'.repeat(18)}`);
    expect(terms).toHaveLength(41);
  });
});

describe('what was typed', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['乌龙', { pattern: '乌龙%', words: ['乌龙'] }],
    ['Tea  礼盒', { pattern: 'tea%', words: ['tea', '礼盒'] }],
    ['100%_|', { pattern: '100|%|_||%', words: ['100%_|'] }],
  ])('%j', (typed, expected) => {
    expect(termQuery(typed)).toEqual(expected);
  });
});
