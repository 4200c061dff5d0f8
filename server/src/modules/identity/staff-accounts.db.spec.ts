import { DAY_MS } from '@yimai/shared/kernel/clock';
import { parseId, type StaffId } from '@yimai/shared/kernel/id';
import { createTestModule, FakePeople, type TestContext } from '../../../test/support/index.js';
import { GatewaysModule } from '../../gateways/gateways.module.js';
import { AUTHENTICATOR, type Authenticator } from '../../platform/http/index.js';
import { AccessTokens } from './access-tokens.js';
import { IdentityModule } from './identity.module.js';
import { StaffAccounts } from './staff-accounts.service.js';
import { StaffService } from './staff.service.js';
import { totpCode } from './totp.js';

// Real: argon2, TOTP, database. Fake: the clock.
const PASSWORD = 'correct horse battery staple';
const tokenOf = (link: string): string => link.split('#')[1] ?? '';

describe('accounts of the staff', () => {
  let context: TestContext;
  let accounts: StaffAccounts;
  let staff: StaffService;
  let owner: StaffId;
  let second: StaffId;

  const seed = (username: string) => ({
    username,
    name: '店主',
    role: 'owner' as const,
    password: PASSWORD,
  });
  beforeAll(async () => {
    context = await createTestModule({
      imports: [GatewaysModule, IdentityModule],
      overrides: new FakePeople().overrides(),
    });
    accounts = context.get(StaffAccounts);
    staff = context.get(StaffService);
  });
  beforeEach(async () => {
    await context.reset();
    owner = await context.inTx((tx) => staff.ensure(tx, seed('boss')));
    second = await context.inTx((tx) => staff.ensure(tx, seed('partner')));
  });
  afterAll(() => context.close());

  const invite = (username = 'li.lei') => accounts.invite(owner, { username, name: '李雷', role: 'finance' });
  const idOf = ({ staff: { id } }: { staff: { id: string } }): StaffId => parseId('staff', id) as StaffId;
  const codeOf = (secret: string): string => totpCode(secret, context.clock.now());
  const accept = async (link: string, over: Partial<Record<'password' | 'totp', string>> = {}) => {
    const token = tokenOf(link);
    const { totpSecret } = await accounts.open(token);
    const row = await accounts.accept({
      ...{ token, totpSecret, password: PASSWORD, totp: codeOf(totpSecret) },
      ...over,
    });
    return { row, totpSecret };
  };
  const rows = async (sql: string) => (await context.database.pool.query(sql))[0];

  it('begin with an invitation, behind which the person chooses password and TOTP secret', async () => {
    const invited = await invite();
    expect(invited.staff).toMatchObject({ username: 'li.lei', state: 'invited', hasTotp: false });
    expect(invited.link).toMatch(/\/console\/welcome#[\w-]{43}$/);
    const offered = await accounts.open(tokenOf(invited.link));
    expect(offered).toMatchObject({ username: 'li.lei', name: '李雷', role: 'finance' });
    expect(new URL(offered.totpUri).searchParams.get('secret')).toBe(offered.totpSecret);

    const { row, totpSecret } = await accept(invited.link);
    expect(staff.view(row)).toMatchObject({ name: '李雷', role: 'finance' });
    context.clock.advance(30_000); // the code of the acceptance was used
    await expect(
      staff.login({ username: 'li.lei', password: PASSWORD, totp: codeOf(totpSecret) }),
    ).resolves.toBeDefined();
    const { items } = await accounts.list({ limit: 20 });
    expect(items.map(({ username, state, hasTotp }) => [username, state, hasTotp])).toEqual([
      ['boss', 'active', false],
      ['partner', 'active', false],
      ['li.lei', 'active', true],
    ]);
  });

  it('keep neither the token nor the secret readable', async () => {
    const { link } = await invite();
    const { totpSecret } = await accept(link);
    const text = JSON.stringify([
      await rows('SELECT * FROM staff'),
      await rows('SELECT * FROM audit_records'),
    ]);
    expect(text).not.toContain(tokenOf(link));
    expect(text).not.toContain(totpSecret);
    expect(text).not.toContain(PASSWORD);
  });

  it('are accepted once, also by two at once', async () => {
    const { link } = await invite();
    const results = await Promise.allSettled([accept(link), accept(link)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(accounts.open(tokenOf(link))).rejects.toMatchObject({ code: 'STAFF_INVITATION_INVALID' });
  });

  it('refuse a weak password and a wrong code, and stay open for a better one', async () => {
    const { link } = await invite();
    for (const password of ['short', 'my-li.lei-password'])
      await expect(accept(link, { password })).rejects.toMatchObject({ code: 'STAFF_PASSWORD_WEAK' });
    await expect(accept(link, { totp: '000000' })).rejects.toMatchObject({ code: 'TOTP_INVALID' });
    await expect(accept(link)).resolves.toBeDefined();
  });

  it('are too late after three days', async () => {
    const { link } = await invite();
    context.clock.advance(3 * DAY_MS);
    await expect(accept(link)).rejects.toMatchObject({ code: 'STAFF_INVITATION_INVALID' });
    const { items } = await accounts.list({ limit: 20 });
    expect(items.at(-1)).toMatchObject({ username: 'li.lei', state: 'expired' });
  });

  it('have names of their own', async () => {
    await invite();
    await expect(invite()).rejects.toMatchObject({ code: 'STAFF_USERNAME_TAKEN' });
  });

  it('lose password, secret and sessions when they are invited again', async () => {
    const invited = await invite();
    await accept(invited.link);
    const id = idOf(invited);
    await staff.requireActive(id);
    const again = await accounts.reinvite(owner, id);
    await expect(staff.requireActive(id)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(staff.login({ username: 'li.lei', password: PASSWORD })).rejects.toMatchObject({
      code: 'STAFF_CREDENTIALS_INVALID',
    });
    await expect(accept(invited.link)).rejects.toMatchObject({ code: 'STAFF_INVITATION_INVALID' });
    await expect(accept(again.link)).resolves.toBeDefined();
    await expect(staff.requireActive(id)).resolves.toBeDefined();
  });

  it('are changed and closed by an owner, who is told of in the audit', async () => {
    const invited = await invite();
    await accept(invited.link);
    const change = { staffId: idOf(invited), name: '李雷', role: 'auditor' as const, isDisabled: true };
    expect(await accounts.update(owner, change)).toMatchObject({ role: 'auditor', state: 'disabled' });
    await expect(staff.requireActive(idOf(invited))).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    const actions = (await rows('SELECT action, actor FROM audit_records ORDER BY id')) as object[];
    expect(actions).toEqual([
      { action: 'staff.invite', actor: `staff:${owner}` },
      { action: 'staff.accept-invitation', actor: `staff:${idOf(invited)}` },
      { action: 'staff.update', actor: `staff:${owner}` },
    ]);
  });

  it('of a person who is closed cannot be entered by an old invitation', async () => {
    const invited = await invite();
    await accounts.update(owner, {
      ...{ staffId: idOf(invited), name: '李雷', role: 'finance', isDisabled: true },
    });
    await expect(accept(invited.link)).rejects.toMatchObject({ code: 'STAFF_INVITATION_INVALID' });
  });

  it('of oneself are for another owner to change', async () => {
    const change = { staffId: owner, name: '店主', role: 'auditor' as const, isDisabled: false };
    await expect(accounts.update(owner, change)).rejects.toMatchObject({ code: 'STAFF_NOT_ONESELF' });
    await expect(accounts.reinvite(owner, owner)).rejects.toMatchObject({ code: 'STAFF_NOT_ONESELF' });
  });

  it('of two owners who close each other at once leave one of them', async () => {
    const close = (staffId: StaffId) => ({ staffId, name: '店主', role: 'owner' as const, isDisabled: true });
    const results = await Promise.allSettled([
      accounts.update(owner, close(second)),
      accounts.update(second, close(owner)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { items } = await accounts.list({ limit: 20 });
    expect(items.filter(({ state }) => state === 'active')).toHaveLength(1);
  });

  it('change their own password with the present one', async () => {
    const change = (password: string, nextPassword: string) =>
      accounts.changePassword(owner, { password, nextPassword });
    await expect(change('wrong', 'another good one')).rejects.toMatchObject({ code: 'STAFF_PASSWORD_WRONG' });
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'STAFF_PASSWORD_WEAK' });
    await change(PASSWORD, 'another good one');
    await expect(staff.login({ username: 'boss', password: 'another good one' })).resolves.toBeDefined();
  });

  it('are logged out everywhere but here by a new password', async () => {
    const tokens = context.get(AccessTokens);
    const authenticate = (token: string) => context.get<Authenticator>(AUTHENTICATOR).authenticate(token);
    const { token: before } = await tokens.issueStaff(staff.claimsOf(await staff.requireActive(owner)));
    await expect(authenticate(before)).resolves.toMatchObject({ staffId: owner });
    const row = await accounts.changePassword(owner, {
      password: PASSWORD,
      nextPassword: 'another good one',
    });
    await expect(authenticate(before)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    const { token: after } = await tokens.issueStaff(staff.claimsOf(row));
    await expect(authenticate(after)).resolves.toMatchObject({ staffId: owner });
  });

  it('are opened by the operator of the machine: a new one, and one who lost everything', async () => {
    const person = { username: 'first', name: '第一位店主', role: 'owner' as const };
    const first = await accounts.inviteOrReinvite(person);
    await accept(first.link);
    await accounts.update(owner, { staffId: idOf(first), name: '店主', role: 'owner', isDisabled: true });
    const again = await accounts.inviteOrReinvite(person);
    expect(again.staff).toMatchObject({ username: 'first', role: 'owner', state: 'invited' });
    await expect(accept(again.link)).resolves.toBeDefined();
  });
});
