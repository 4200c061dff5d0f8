import { CHECKOUT_DAYS } from './bad-days/checkout.js';
import { Day, type BadDay } from './bad-days/day.js';
import { PAYMENT_DAYS } from './bad-days/payment.js';
import { REFUSAL_DAYS } from './bad-days/refusals.js';
import { Cast, PEOPLE } from './support/cast.js';
import type { ShopperTarget } from './support/shopper.js';

const DAYS: readonly BadDay[] = [...CHECKOUT_DAYS, ...PAYMENT_DAYS, ...REFUSAL_DAYS];

const TARGETS: readonly ShopperTarget[] = ['h5', 'weapp', 'tt'];

describe.each(TARGETS)('bad days on %s', (target) => {
  let cast: Cast;
  let isEnrolled = false;
  beforeAll(async () => {
    cast = await Cast.open(target);
  });
  afterAll(async () => {
    await cast?.close();
  });

  const live = async ({ name, who = 'buyer', clockHours, play }: BadDay): Promise<void> => {
    const { person, login } = await cast.regular(PEOPLE[who]);
    if (who === 'painter' && !isEnrolled) await cast.stage.enrol(person, `画手${target}`);
    isEnrolled ||= who === 'painter';
    const me = await cast.shopper(PEOPLE[who], { clockHours });
    await me.become(login);
    try {
      await play(new Day(cast, me, person));
      me.expectCalm();
    } catch (error) {
      await me.photograph(name.slice(0, 60));
      throw error;
    } finally {
      await me.leave();
    }
  };
  for (const day of DAYS.filter(({ on = TARGETS }) => on.includes(target))) it(day.name, () => live(day));

  it('leaves every book right', async () => {
    expect(await cast.violations()).toEqual([]);
  });
});
