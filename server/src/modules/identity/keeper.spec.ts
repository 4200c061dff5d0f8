import { asId } from '@yimai/shared/kernel/id';
import { decideKeeper, type MergeCandidate } from './keeper.js';

const person = (id: number, day: number, isDistributor: boolean): MergeCandidate => ({
  id: asId('member', id),
  createdAt: new Date(Date.UTC(2026, 0, day)),
  isDistributor,
});

describe('who stays in a merge', () => {
  it.each([
    ['the older of two shoppers', person(1, 1, false), person(2, 2, false), 1],
    ['the distributor, though younger', person(1, 1, false), person(2, 2, true), 2],
    ['the older of two distributors', person(1, 3, true), person(2, 2, true), 2],
    ['the smaller id of two of the same instant', person(9, 1, false), person(2, 1, false), 2],
  ])('%s', (_, a, b, keeps) => {
    const absorbs = keeps === a.id ? b.id : a.id;
    expect(decideKeeper(a, b)).toEqual({ keepsId: keeps, absorbsId: absorbs });
    expect(decideKeeper(b, a)).toEqual({ keepsId: keeps, absorbsId: absorbs });
  });
});
