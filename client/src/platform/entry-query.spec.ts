import { readEntryQuery, referralCodeOf, sourceOf } from './entry-query';

describe('the referral code of an entrance', () => {
  it.each([
    [{ k: 'aB3dE9' }, 'aB3dE9'],
    [{ scene: 'aB3dE9' }, 'aB3dE9'],
    [{ scene: encodeURIComponent('k=aB3dE9&p=1') }, 'aB3dE9'],
    [{ scene: '1047', k: 'aB3dE9' }, 'aB3dE9'],
    [{ scene: encodeURIComponent('k=NOPE99'), k: 'aB3dE9' }, 'aB3dE9'],
  ])('is read from %j', (query, code) => {
    expect(referralCodeOf(query)).toBe(code);
  });

  it.each([
    [{}],
    [{ k: '<script>' }],
    [{ k: 'abc' }],
    [{ k: 'a'.repeat(13) }],
    [{ scene: '%E0%A4%A' }],
    [{ scene: 'k=' }],
  ])('is nothing in %j', (query) => {
    expect(referralCodeOf(query)).toBeUndefined();
  });
});

describe('the scene of a mini-program code', () => {
  it('names the product of a poster, as the page calls it', () => {
    const scene = encodeURIComponent('k=aB3dE9Qz&p=1tz9g3h2k&s=p');
    expect(decodeURIComponent(scene).length).toBeLessThanOrEqual(32);
    expect(readEntryQuery({ scene })).toMatchObject({ k: 'aB3dE9Qz', productId: 'prd_1tz9g3h2k' });
    expect(sourceOf({ scene })).toBe('poster');
  });

  it('lets no scene name what is not a product', () => {
    for (const p of ['../x', 'UPPER', 'a'.repeat(12), '<b>'])
      expect(readEntryQuery({ scene: `k=aB3dE9&p=${p}` })).not.toHaveProperty('productId');
  });

  it('does not overrule the link', () => {
    expect(readEntryQuery({ scene: 'k=aB3dE9&p=2', productId: 'prd_1' }).productId).toBe('prd_1');
  });
});

describe('where a link was put', () => {
  it.each([
    [{ s: 'live' }, 'live'],
    [{ s: 'short-video' }, 'short-video'],
    [{ scene: 'k=aB3dE9&s=o' }, 'offline'],
    [{ s: 'elsewhere' }, undefined],
    [{ s: 'constructor' }, undefined],
    [{}, undefined],
  ])('%j is %s', (query, source) => {
    expect(sourceOf(query)).toBe(source);
  });
});
