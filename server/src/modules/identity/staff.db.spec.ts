import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { StaffId } from '@yimai/shared/kernel/id';
import { createTestModule, FakePeople, type TestContext } from '../../../test/support/index.js';
import { GatewaysModule } from '../../gateways/gateways.module.js';
import { AUTHENTICATOR, type Authenticator } from '../../platform/http/index.js';
import { AccessTokens } from './access-tokens.js';
import { IdentityModule } from './identity.module.js';
import { StaffService } from './staff.service.js';
import { newTotpSecret, totpCode } from './totp.js';

// Real: argon2, TOTP, database. Fake: the clock.
const PASSWORD = 'correct horse battery staple';

describe('staff', () => {
  const secret = newTotpSecret();
  let context: TestContext;
  let staff: StaffService;
  let id: StaffId;

  const start = (config = {}) =>
    createTestModule({
      imports: [GatewaysModule, IdentityModule],
      overrides: new FakePeople().overrides(),
      config,
    });
  const seed = (name: string, totpSecret?: string) => ({
    username: name,
    name: '老板',
    role: 'owner' as const,
    password: PASSWORD,
    totpSecret,
  });
  beforeAll(async () => {
    context = await start();
    staff = context.get(StaffService);
  });
  beforeEach(async () => {
    await context.reset();
    id = await context.inTx((tx) => staff.ensure(tx, seed('boss', secret)));
  });
  afterAll(() => context.close());

  const now = (shiftSeconds = 0): string =>
    totpCode(secret, new Date(context.clock.now().getTime() + shiftSeconds * 1000));
  const login = (password = PASSWORD, totp: string | undefined = now(), username = 'boss') =>
    staff.login({ username, password, totp });

  it('log in with password and code, and leave an audit record', async () => {
    expect(staff.view(await login())).toMatchObject({ name: '老板', role: 'owner' });
    const [rows] = await context.database.pool.query('SELECT action, actor FROM audit_records');
    expect(rows).toEqual([{ action: 'staff.login', actor: `staff:${id}` }]);
  });

  it('are seeded once', async () => {
    const again = await context.inTx((tx) => staff.ensure(tx, { ...seed('boss'), password: 'other' }));
    expect(again).toBe(id);
    await expect(login()).resolves.toBeDefined();
  });

  it('cannot use a code twice, nor an older one after a newer', async () => {
    const code = now();
    await login(PASSWORD, code);
    await expect(login(PASSWORD, code)).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
    await expect(login(PASSWORD, now(-30))).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
    await expect(login(PASSWORD, now(30))).resolves.toBeDefined();
  });

  it('cannot use one code twice at once', async () => {
    const code = now();
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => login(PASSWORD, code)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('may be one step off, not two', async () => {
    await expect(login(PASSWORD, now(-60))).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
    await expect(login(PASSWORD, now(60))).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
    await expect(login(PASSWORD, now(-30))).resolves.toBeDefined();
  });

  it('are locked for fifteen minutes after five failures', async () => {
    for (let i = 0; i < 5; i += 1)
      await expect(login('wrong')).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
    await expect(login()).rejects.toMatchObject({ code: 'STAFF_LOCKED' });
    context.clock.advance(15 * MINUTE_MS - 1);
    await expect(login()).rejects.toMatchObject({ code: 'STAFF_LOCKED' });
    context.clock.advance(1);
    await expect(login()).resolves.toBeDefined();
  });

  it('start again from zero after success', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await login('wrong').catch(() => undefined);
      context.clock.advance(30_000);
      await login();
    }
  });

  it('face five guesses, also of a crowd', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => login('wrong')));
    const codes = results.map((result) =>
      result.status === 'rejected' ? (result.reason as { code: string }).code : '',
    );
    expect(codes.filter((code) => code === 'STAFF_CREDENTIALS_INVALID')).toHaveLength(5);
    expect(codes.filter((code) => code === 'STAFF_LOCKED')).toHaveLength(15);
  });

  it('hear the same for an unknown name as for a wrong password', async () => {
    await expect(login(PASSWORD, now(), 'nobody')).rejects.toMatchObject({
      code: 'STAFF_CREDENTIALS_INVALID',
    });
    await expect(staff.login({ username: 'boss', password: PASSWORD })).rejects.toMatchObject({
      code: 'TOTP_REQUIRED',
    });
    await expect(staff.login({ username: 'boss', password: 'wrong' })).rejects.toMatchObject({
      code: 'STAFF_CREDENTIALS_INVALID',
    });
  });

  it('lose their token when disabled', async () => {
    const { token } = await context
      .get(AccessTokens)
      .issueStaff(staff.claimsOf(await staff.requireActive(id)));
    const authenticator = context.get<Authenticator>(AUTHENTICATOR);
    expect(await authenticator.authenticate(token)).toEqual({
      kind: 'staff',
      staffId: id,
      role: 'owner',
      name: '老板',
    });
    await context.inTx((tx) => staff.change(tx, id, { isDisabled: true }));
    await expect(authenticator.authenticate(token)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(login()).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
  });

  it('may be without TOTP only outside production', async () => {
    await context.inTx((tx) => staff.ensure(tx, seed('plain')));
    await expect(staff.login({ username: 'plain', password: PASSWORD })).resolves.toBeDefined();
    const production = await start({ isProduction: true });
    await expect(
      production.get(StaffService).login({ username: 'plain', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'STAFF_CREDENTIALS_INVALID' });
    await production.close();
  });
});
