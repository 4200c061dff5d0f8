import fc from 'fast-check';
import { explainWording, findWording, WORDING_REASONS } from './wording.js';

const kinds = (text: string, place?: Parameters<typeof findWording>[1]): string[] =>
  findWording(text, place).map(({ kind }) => kind);

describe('wording of what is published', () => {
  it.each([
    ['全网第一的好茶', 'absolute'],
    ['喝了能降 血 压', 'efficacy'],
    ['在家躺*赚', 'income'],
    ['转发到群领红包', 'induce'],
    ['咨询 138 0013 8000', 'contact'],
    ['详见 https://example.com', 'contact'],
    ['加VX聊', 'contact'],
  ])('%s is refused', (text, kind) => {
    expect(kinds(text, 'h5')).toContain(kind);
  });

  it.each([
    '最近新到的春茶，第一次泡就喜欢上了',
    '窑火里的一抹红，送长辈也体面',
    '单品 369 元，一壶两杯，包邮',
    '每日入睡前喝一杯，开封后最好冷藏',
    '早上七点的那杯咖啡，十五秒就好',
  ])('%s may be published anywhere', (text) => {
    expect(findWording(text)).toEqual([]);
  });

  it('keeps each platform from naming the other, and lets a browser name both', () => {
    const text = '抖音同款，微信也能买';
    expect(findWording(text, 'wechat').map(({ word }) => word)).toEqual(['抖音']);
    expect(findWording(text, 'douyin').map(({ word }) => word)).toEqual(['微信']);
    expect(findWording(text, 'h5')).toEqual([]);
    expect(kinds(text, 'anywhere')).toEqual(['platform', 'platform']);
  });

  it('says which words and why', () => {
    expect(explainWording(findWording('顶级，最好的'))).toBe(
      `请修改「最好的」「顶级」：${WORDING_REASONS.absolute}`,
    );
    expect(explainWording([])).toBeNull();
  });

  it('finds a word however it is spaced out', () => {
    const noise = fc.array(fc.constantFrom(' ', '\u200b', '*', '·', '_'), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(noise, { minLength: 2, maxLength: 2 }), ([a = [], b = []]) => {
        expect(kinds(`好茶${a.join('')}月${b.join('')}入过万`)).toContain('income');
      }),
    );
  });
});
