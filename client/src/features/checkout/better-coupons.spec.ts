import { betterCoupons } from './better-coupons';

const offer = (thresholdFen: number, discountFen: number, state = 'claimable') => ({
  state,
  thresholdFen,
  discountFen,
});

describe('coupons that are worth claiming at the checkout', () => {
  const offers = [
    offer(9_900, 2_000),
    offer(19_900, 3_000),
    offer(29_900, 10_000),
    offer(0, 5_000, 'claimed'),
  ];

  it('are those in reach, the best first', () => {
    expect(betterCoupons(offers, { goodsFen: 26_900, discountFen: 0 })).toEqual([offers[1], offers[0]]);
  });
  it('take more off than what is off already', () => {
    expect(betterCoupons(offers, { goodsFen: 26_900, discountFen: 2_000 })).toEqual([offers[1]]);
    expect(betterCoupons(offers, { goodsFen: 26_900, discountFen: 3_000 })).toEqual([]);
  });
  it('count for no more than the goods cost', () => {
    expect(betterCoupons([offer(0, 5_000)], { goodsFen: 2_000, discountFen: 2_000 })).toEqual([]);
  });
});
