import { fen } from '@yimai/shared/kernel/money';
import { fillTemplate, fitField, noticeAmount, noticeTime } from './notice-texts.js';

describe('what a notice says', () => {
  it.each([
    ['thing1', '武夷岩茶大红袍礼盒装送长辈送领导节日伴手礼', '武夷岩茶大红袍礼盒装送长辈送领导节日伴…'],
    ['thing12', '短名字', '短名字'],
    ['phrase2', '已经到账了哦', '已经到账了'],
    ['character_string3', 'YT'.padEnd(40, '7'), 'YT'.padEnd(32, '7')],
    ['time4', '2026年1月2日 09:00', '2026年1月2日 09:00'],
  ])('%s holds %s', (field, value, fitted) => {
    expect(fitField(field, value)).toBe(fitted);
  });

  it('goes into the fields of the merchant’s template, and only there', () => {
    const fields = { number: 'character_string1', goods: 'thing2', unknown: 'thing9' };
    const values = { number: 'YM2026', goods: '茶', tracking: 'YT1' };
    expect(fillTemplate(fields, values)).toEqual({ character_string1: 'YM2026', thing2: '茶' });
  });

  it('tells the time of Shanghai and the amount in yuan', () => {
    expect(noticeTime(new Date('2026-01-01T17:05:00Z'))).toBe('2026年1月2日 01:05');
    expect(noticeAmount(fen(15_000))).toBe('¥150.00');
  });
});
