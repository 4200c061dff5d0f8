import { savingHint } from './saving-hint';

const offer = (thresholdFen: number, discountFen: number, isMine = true) => ({
  thresholdFen,
  discountFen,
  isMine,
});
const OFFERS = [offer(9_900, 2_000), offer(19_900, 3_000, false), offer(29_900, 10_000)];

describe('what a coupon could save', () => {
  it('says nothing while nothing is selected, or nothing can be had', () => {
    expect(savingHint(0, OFFERS)).toBeNull();
    expect(savingHint(5_000, [])).toBeNull();
  });

  it('points at the nearest coupon that is not reached yet', () => {
    expect(savingHint(8_000, OFFERS)).toMatchObject({ thresholdFen: 9_900, missingFen: 1_900 });
    expect(savingHint(9_900, OFFERS)).toMatchObject({
      thresholdFen: 19_900,
      missingFen: 10_000,
      isMine: false,
    });
  });

  it('does not ask for more to save less', () => {
    expect(savingHint(30_000, [...OFFERS, offer(50_000, 5_000)])).toMatchObject({
      discountFen: 10_000,
      missingFen: 0,
    });
  });

  it('prefers the coupon one has among equals', () => {
    expect(savingHint(10_000, [offer(9_900, 2_000, false), offer(5_000, 2_000)])).toMatchObject({
      isMine: true,
    });
  });
});
