import { bps } from '@yimai/shared/kernel/bps';
import { fen } from '@yimai/shared/kernel/money';
import { estimate } from './estimate';

const at = new Date('2026-03-04T04:00:00Z'); // a Wednesday

describe('estimate', () => {
  it('pays 15 % of ¥100.00 under the usual preset', () => {
    const sum = estimate({ priceFen: fen(10_000), orders: 20, returnPercent: 10, rateBps: null, at });
    expect(sum).toMatchObject({ perOrderFen: 1_500, keptOrders: 18, returnedOrders: 2, monthFen: 27_000 });
  });

  it('rounds each sale half up, then multiplies', () => {
    const sum = estimate({ priceFen: fen(3_333), orders: 3, returnPercent: 0, rateBps: null, at });
    expect(sum).toMatchObject({ perOrderFen: 500, monthFen: 1_500 });
  });

  it('uses the rate of a chosen product', () => {
    const sum = estimate({ priceFen: fen(29_900), orders: 1, returnPercent: 0, rateBps: bps(2_000), at });
    expect(sum.perOrderFen).toBe(5_980);
  });

  it('holds the cap of goods without a known cost', () => {
    const sum = estimate({ priceFen: fen(10_000), orders: 1, returnPercent: 0, rateBps: bps(5_000), at });
    expect(sum.perOrderFen).toBe(3_000);
  });

  it('says nothing is earned when everything came back', () => {
    const sum = estimate({ priceFen: fen(10_000), orders: 5, returnPercent: 100, rateBps: null, at });
    expect(sum.monthFen).toBe(0);
  });
});
