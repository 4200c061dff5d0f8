import { asId } from '@yimai/shared/kernel/id';
import { decideKeeper, type MergeCandidate } from './keeper.js';

const person = (id: number, day: number, isDistributor: boolean): MergeCandidate => ({
  id: asId('member', id),
  createdAt: new Date(Date.UTC(2026, 0, day)),
  isDistributor,
});

describe('who stays in a merge', () => {
  it.each([
    { name: 'the older of two shoppers', a: person(1, 1, false), b: person(2, 2, false), keeps: 1 },
    { name: 'the distributor, though younger', a: person(1, 1, false), b: person(2, 2, true), keeps: 2 },
    { name: 'the older of two distributors', a: person(1, 3, true), b: person(2, 2, true), keeps: 2 },
    { name: 'the smaller id of one instant', a: person(9, 1, false), b: person(2, 1, false), keeps: 2 },
  ])('$name', ({ a, b, keeps }) => {
    const absorbs = keeps === a.id ? b.id : a.id;
    expect(decideKeeper(a, b)).toEqual({ keepsId: keeps, absorbsId: absorbs });
    expect(decideKeeper(b, a)).toEqual({ keepsId: keeps, absorbsId: absorbs });
  });
});
