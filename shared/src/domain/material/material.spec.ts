import { kindOf, mayDecide, openingsPerHundred } from './material.js';

describe('material', () => {
  it('is what it contains', () => {
    expect(kindOf({ images: [], video: null })).toBe('copy');
    expect(kindOf({ images: [1], video: null })).toBe('images');
    expect(kindOf({ images: [1], video: {} })).toBe('video');
  });

  const OWNER = { staffId: 1, isOwner: true };
  const AUTHOR = { staffId: 1, isOwner: false };
  const COLLEAGUE = { staffId: 2, isOwner: false };
  it.each([
    ['pending', COLLEAGUE, { ok: true }],
    ['pending', AUTHOR, { ok: false, reason: 'OWN_WORK' }],
    ['pending', OWNER, { ok: true }],
    ['draft', OWNER, { ok: false, reason: 'NOT_PENDING' }],
    ['approved', COLLEAGUE, { ok: false, reason: 'NOT_PENDING' }],
  ] as const)('%s by person 1, decided by %j: %j', (state, decider, decision) => {
    expect(mayDecide({ state, authorId: 1 }, decider)).toEqual(decision);
  });

  it('counts openings per hundred uses', () => {
    expect(openingsPerHundred({ uses: 0, clicks: 3 })).toBeNull();
    expect(openingsPerHundred({ uses: 3, clicks: 1 })).toBe(33.3);
    expect(openingsPerHundred({ uses: 2, clicks: 5 })).toBe(250);
  });
});
