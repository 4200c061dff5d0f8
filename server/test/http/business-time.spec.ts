import { DAY_MS } from '@yimai/shared/kernel/clock';
import { DatabaseClock } from '../../src/platform/clock/index.js';
import { TestMall } from '../support/mall.js';

describe('the Date of an answer', () => {
  let mall: TestMall;

  beforeAll(async () => {
    mall = await TestMall.open();
  }, 60_000);
  afterAll(async () => {
    await mall.app.get(DatabaseClock).setOffset(0);
    await mall.close();
  });

  it.each([15, 0])('is the day of the business, %i days ahead', async (days) => {
    await mall.app.get(DatabaseClock).setOffset(days * DAY_MS);
    const { headers } = await mall.app.inject({ method: 'GET', url: '/v1/shop/profile' });
    expect(Math.abs(Date.parse(String(headers.date)) - (Date.now() + days * DAY_MS))).toBeLessThan(60_000);
  });
});
