import { declaredOs, isInMiniProgram, osOf, sellsVirtual, type ClientOs } from './virtual-goods.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; PJD110) AppleWebKit/537.36 MicroMessenger/8.0.50';

describe('where virtual goods are sold', () => {
  it.each([
    ['wechat', 'ios', false],
    ['wechat', 'unknown', false],
    ['wechat', 'android', true],
    ['wechat', 'other', true],
    ['douyin', 'ios', false],
    ['douyin', 'unknown', false],
    ['douyin', 'android', true],
    ['h5', 'ios', true],
    ['h5', 'unknown', true],
  ] as const)('%s on %s: %s', (platform, os, isSold) =>
    expect(sellsVirtual({ platform, os, isInMiniProgram: false })).toBe(isSold),
  );

  it('a web page inside a mini-program is no way around it', () => {
    const place = { platform: 'h5', isInMiniProgram: true } as const;
    expect(sellsVirtual({ ...place, os: 'ios' })).toBe(false);
    expect(sellsVirtual({ ...place, os: 'android' })).toBe(true);
    expect(isInMiniProgram(`${IPHONE} miniProgram/wx123`)).toBe(true);
    expect(isInMiniProgram(IPHONE)).toBe(false);
  });

  it.each<[string, ClientOs]>([
    [IPHONE, 'ios'],
    [ANDROID, 'android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'other'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'other'],
    ['undici', 'unknown'],
    ['', 'unknown'],
  ])('%s runs on %s', (userAgent, os) => expect(osOf(userAgent)).toBe(os));

  it('believes a client, unless its network stack says that it is an iPhone', () => {
    expect(declaredOs('android', '')).toBe('android');
    expect(declaredOs('android', IPHONE)).toBe('ios');
    expect(declaredOs('ios', ANDROID)).toBe('ios');
    expect(declaredOs(undefined, ANDROID)).toBe('android');
    expect(declaredOs('anything', '')).toBe('unknown');
  });
});
