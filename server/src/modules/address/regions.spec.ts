import { regions, regionText } from './regions.js';

const text = (code: string): string | null => {
  const district = regions().district(code);
  return district && regionText(district);
};

describe('regions', () => {
  it('lists provinces, cities and districts', () => {
    expect(regions().childrenOf()).toHaveLength(31);
    expect(regions().childrenOf('44')).toContainEqual({ code: '4403', name: '深圳市' });
    expect(regions().childrenOf('4403')).toContainEqual({ code: '440305', name: '南山区' });
    expect(regions().childrenOf('440305')).toEqual([]);
    expect(regions().childrenOf('99')).toEqual([]);
  });

  it.each([
    ['110101', '北京市东城区'],
    ['440305', '广东省深圳市南山区'],
    ['419001', '河南省济源市'],
    ['441900', '广东省东莞市'],
    ['620200', '甘肃省嘉峪关市'],
    ['500229', '重庆市城口县'],
    ['990101', null],
    ['440000', null],
    ['44', null],
  ])('%s is %p', (code, expected) => expect(text(code)).toBe(expected));

  it('knows province and city of every district', () => {
    for (const province of regions().childrenOf())
      for (const city of regions().childrenOf(province.code)) {
        const districts = regions().childrenOf(city.code);
        expect(districts.length).toBeGreaterThan(0);
        for (const { code } of districts) {
          expect(code).toMatch(/^\d{6}$/);
          expect(regions().district(code)).toMatchObject({
            provinceCode: province.code,
            cityCode: city.code,
          });
        }
      }
  });
});
