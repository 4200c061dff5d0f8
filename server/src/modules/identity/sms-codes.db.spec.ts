import { DAY_MS, HOUR_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { createTestModule, FakePeople, type TestContext } from '../../../test/support/index.js';
import { GatewaysModule } from '../../gateways/gateways.module.js';
import { PersonRefused } from '../../gateways/people-ports.js';
import { GatewayError } from '../../gateways/ports.js';
import { IdentityModule } from './identity.module.js';
import { SmsCodes } from './sms-codes.js';

// Real: database. Fake: the sender, the clock.
const PHONE = '13800000001';

describe('SMS codes', () => {
  const people = new FakePeople();
  let context: TestContext;
  let codes: SmsCodes;

  beforeAll(async () => {
    context = await createTestModule({
      imports: [GatewaysModule, IdentityModule],
      overrides: people.overrides(),
    });
    codes = context.get(SmsCodes);
  });
  beforeEach(async () => {
    people.messages.length = 0;
    await context.reset();
  });
  afterAll(() => context.close());

  const check = (code: string, purpose: 'login' | 'merge' = 'login') => codes.check(PHONE, purpose, code);
  const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const countSent = async (everyMs: number, withinMs: number): Promise<number> => {
    const end = context.clock.now().getTime() + withinMs;
    while (context.clock.now().getTime() < end) {
      await codes.send(PHONE, 'login').catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'SMS_TOO_FREQUENT' });
      });
      context.clock.advance(everyMs);
    }
    return people.messages.length;
  };

  it('work once, for their purpose and number', async () => {
    expect(await codes.send(PHONE, 'login')).toEqual({ retryAfterSeconds: 60 });
    const code = people.lastSms(PHONE);
    expect(code).toMatch(/^\d{6}$/);
    await expect(check(code, 'merge')).rejects.toMatchObject({ code: 'SMS_CODE_INVALID' });
    await expect(codes.check('13800000002', 'login', code)).rejects.toMatchObject({
      code: 'SMS_CODE_INVALID',
    });
    const proof = await check(code);
    await context.inTx((tx) => codes.spend(tx, proof));
    await expect(context.inTx((tx) => codes.spend(tx, proof))).rejects.toMatchObject({
      code: 'SMS_CODE_INVALID',
    });
    await expect(check(code)).rejects.toMatchObject({ code: 'SMS_CODE_INVALID' });
  });

  it('live five minutes', async () => {
    await codes.send(PHONE, 'login');
    context.clock.advance(5 * MINUTE_MS - 1);
    await check(people.lastSms(PHONE));
    context.clock.advance(1);
    await expect(check(people.lastSms(PHONE))).rejects.toMatchObject({ code: 'SMS_CODE_INVALID' });
  });

  it('allow five guesses, also of a crowd', async () => {
    await codes.send(PHONE, 'login');
    const code = people.lastSms(PHONE);
    const guesses = Array.from({ length: 30 }, () => check(wrong(code)).catch(() => 'refused'));
    expect(new Set(await Promise.all(guesses))).toEqual(new Set(['refused']));
    await expect(check(code)).rejects.toMatchObject({ code: 'SMS_CODE_INVALID' });
    const [[row]] = (await context.database.pool.query('SELECT attempts FROM sms_codes')) as unknown as [
      [{ attempts: number }],
    ];
    expect(row.attempts).toBe(5);
  });

  it('only count when they are the newest', async () => {
    await codes.send(PHONE, 'login');
    const old = people.lastSms(PHONE);
    context.clock.advance(MINUTE_MS);
    await codes.send(PHONE, 'login');
    if (old !== people.lastSms(PHONE))
      await expect(check(old)).rejects.toMatchObject({ code: 'SMS_CODE_INVALID' });
    await check(people.lastSms(PHONE));
  });

  it('are one a minute, five an hour and ten a day per number, whatever for', async () => {
    await codes.send(PHONE, 'login');
    await expect(codes.send(PHONE, 'merge')).rejects.toMatchObject({ code: 'SMS_TOO_FREQUENT' });
    await codes.send('13800000002', 'login');
    context.clock.advance(DAY_MS);
    people.messages.length = 0;
    expect(await countSent(MINUTE_MS, HOUR_MS)).toBe(5);
    context.clock.advance(DAY_MS);
    people.messages.length = 0;
    expect(await countSent(10 * MINUTE_MS, 23 * HOUR_MS)).toBe(10);
  });

  it('are at most one for a crowd of requests', async () => {
    await Promise.allSettled(Array.from({ length: 20 }, () => codes.send(PHONE, 'login')));
    expect(people.messages.length).toBeLessThanOrEqual(1);
    await codes.send(PHONE, 'login').catch(() => undefined);
    expect(people.messages).toHaveLength(1);
  });

  const limit = 'isv.BUSINESS_LIMIT_CONTROL';
  it.each([
    {
      name: 'an impossible number',
      failure: new PersonRefused('number-invalid', 'X'),
      code: 'PHONE_INVALID',
      retry: 1,
    },
    {
      name: "the sender's limit",
      failure: new PersonRefused('too-frequent', limit),
      code: 'SMS_TOO_FREQUENT',
      retry: 1,
    },
    {
      name: 'a sender that is down',
      failure: new GatewayError('unavailable', 'sms', 'X', 'x'),
      code: 'SMS_SEND_FAILED',
      retry: 1,
    },
    {
      name: 'what may have been sent, and count it',
      failure: new GatewayError('unknown', 'sms', 'X', 'x'),
      code: 'SMS_SEND_FAILED',
      retry: 0,
    },
  ])('report $name', async ({ failure, code, retry }) => {
    people.smsFailure = failure;
    await expect(codes.send(PHONE, 'login')).rejects.toMatchObject({ code });
    await codes.send(PHONE, 'login').catch(() => undefined);
    expect(people.messages).toHaveLength(retry);
  });

  it('are not kept as they are', async () => {
    await codes.send(PHONE, 'login');
    const [rows] = await context.database.pool.query('SELECT * FROM sms_codes');
    const dump = JSON.stringify(rows);
    expect(dump).not.toContain(`"${people.lastSms(PHONE)}"`);
    expect(dump).not.toContain(PHONE);
  });
});
