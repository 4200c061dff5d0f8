import {
  formatCount,
  formatDateTime,
  formatDay,
  formatDotted,
  formatRelative,
  placeText,
  weekdayText,
  yuan,
  yuanGrouped,
  yuanShort,
} from './format';

jest.mock('@/platform/clock', () => ({ clock: { now: () => new Date('2026-03-05T06:20:00Z') } }));

describe('format', () => {
  it('writes instants on the wall clock of Shanghai', () => {
    expect(formatDay('2026-03-04T16:00:00Z')).toBe('3月5日');
    expect(formatDay('2025-12-31T15:59:59Z')).toBe('2025年12月31日');
    expect(formatDateTime('2026-03-05T06:05:00Z')).toBe('3月5日 14:05');
    expect(formatDotted('2026-03-04T16:00:00Z')).toBe('2026.03.05');
  });

  it.each([
    ['2026-03-05T06:19:30Z', '刚刚'],
    ['2026-03-05T06:15:00Z', '5分钟前'],
    ['2026-03-05T03:20:00Z', '3小时前'],
    ['2026-03-04T06:20:00Z', '昨天 14:20'],
    ['2026-03-01T06:20:00Z', '3月1日 14:20'],
  ])('says how long ago %s was', (at, text) => {
    expect(formatRelative(at)).toBe(text);
  });

  it('cuts counts instead of rounding them up', () => {
    expect([980, 10_000, 12_999, 300_000_000].map(formatCount)).toEqual(['980', '1万', '1.2万', '3亿']);
  });

  it('writes money from fen', () => {
    expect([yuan(1230), yuanShort(1200), yuanShort(1230), yuanShort(1235)]).toEqual([
      '¥12.30',
      '¥12',
      '¥12.3',
      '¥12.35',
    ]);
    expect([0, 99_999, 1_234_567, -100_000_000].map(yuanGrouped)).toEqual([
      '¥0.00',
      '¥999.99',
      '¥12,345.67',
      '¥-1,000,000.00',
    ]);
  });

  it('names the weekday of the Shanghai day', () => {
    expect([weekdayText('2026-03-04T16:00:00Z'), weekdayText('2026-03-08T15:59:59Z')]).toEqual([
      '周四',
      '周日',
    ]);
  });

  it.each([
    [{ province: '重庆市', city: '市辖区', district: '渝中区' }, '重庆市渝中区'],
    [{ province: '广东省', city: '深圳市', district: '南山区' }, '广东省深圳市南山区'],
    [{ province: '湖北省', city: '省直辖县级行政区划', district: '仙桃市' }, '湖北省仙桃市'],
    [{ province: '北京市', city: '北京市', district: '东城区' }, '北京市东城区'],
  ])('writes %j as on a parcel', (region, text) => {
    expect(placeText(region)).toBe(text);
  });
});
