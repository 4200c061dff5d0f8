import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import { isOwnWork, pendingOf, stateOf, toValues, type MaterialVersion } from './material-state';

const version = (no: number, state: MaterialVersion['state'], author = '小陈'): MaterialVersion => ({
  version: no,
  state,
  text: `第 ${no} 版`,
  images: [],
  video: null,
  author,
  createdAt: '2026-03-01T00:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  reason: null,
  wordingVersion: '1',
});
const material = (
  versions: MaterialVersion[],
  changes: Partial<ConsoleMaterialView> = {},
): ConsoleMaterialView => ({
  id: 'mat_1',
  title: '春茶',
  kind: 'copy',
  category: 'fresh',
  product: null,
  isPinned: false,
  isRetired: false,
  liveVersion: null,
  versions,
  uses: { copied: 0, saved: 0, shared: 0 },
  clicks: 0,
  ...changes,
});

describe('material in the console', () => {
  it.each([
    ['a draft', material([version(1, 'draft')]), 'draft'],
    ['one that was sent back', material([version(1, 'rejected')]), 'rejected'],
    ['a new one that waits', material([version(1, 'pending')]), 'pending'],
    ['one in use', material([version(1, 'approved')], { liveVersion: 1 }), 'live'],
    [
      'one in use whose next version waits',
      material([version(2, 'pending'), version(1, 'approved')], { liveVersion: 1 }),
      'pending',
    ],
    [
      'one in use whose next version was sent back',
      material([version(2, 'rejected'), version(1, 'approved')], { liveVersion: 1 }),
      'live',
    ],
    ['one taken out', material([version(1, 'approved')], { liveVersion: 1, isRetired: true }), 'retired'],
  ] as const)('says in one word: %s', (_, row, state) => {
    expect(stateOf(row)).toBe(state);
  });

  it('lets nobody approve their own work but the owner', () => {
    const mine = version(1, 'pending', '小陈');
    expect(isOwnWork(mine, { name: '小陈', role: 'operator' })).toBe(true);
    expect(isOwnWork(mine, { name: '小李', role: 'operator' })).toBe(false);
    expect(isOwnWork(mine, { name: '小陈', role: 'owner' })).toBe(false);
  });

  it('edits the newest words, whichever are in use', () => {
    const row = material([version(2, 'rejected'), version(1, 'approved')], { liveVersion: 1 });
    expect(toValues(row)).toMatchObject({ title: '春茶', text: '第 2 版', productId: null });
    expect(pendingOf(row)).toBeNull();
    expect(toValues(null)).toMatchObject({ title: '', category: 'fresh' });
  });
});
