import { referralCodeOf } from './referral-code';

describe('the referral code of an entrance', () => {
  it.each([
    [{ k: 'aB3dE9' }, 'aB3dE9'],
    [{ scene: 'aB3dE9' }, 'aB3dE9'],
    [{ scene: encodeURIComponent('k=aB3dE9&p=1') }, 'aB3dE9'],
    [{ scene: '1047', k: 'aB3dE9' }, 'aB3dE9'],
  ])('is read from %j', (query, code) => {
    expect(referralCodeOf(query)).toBe(code);
  });

  it.each([[{}], [{ k: '<script>' }], [{ k: 'abc' }], [{ k: 'a'.repeat(13) }], [{ scene: '%E0%A4%A' }]])(
    'is nothing in %j',
    (query) => {
      expect(referralCodeOf(query)).toBeUndefined();
    },
  );
});
