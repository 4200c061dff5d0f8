import { DOUDIAN_ID, isHandedToDoudian } from './doudian.js';

describe('goods of 抖店', () => {
  it.each([
    ['douyin', true, true],
    ['douyin', false, false],
    ['wechat', true, false],
    ['h5', true, false],
  ] as const)('on %s, linked %s: handed over %s', (platform, isViaDoudian, expected) =>
    expect(isHandedToDoudian({ isViaDoudian }, platform)).toBe(expected),
  );

  it.each(['3', '3629468712345678901', '12345678901234567890'])('%s is an id', (text) =>
    expect(DOUDIAN_ID.test(text)).toBe(true),
  );
  it.each(['', '0', '012', '1 2', '１２', '12a', '-1', '1.5', '123456789012345678901'])(
    '%s is none',
    (text) => expect(DOUDIAN_ID.test(text)).toBe(false),
  );
});
