import type { Tokens } from '@yimai/shared/contracts/identity';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { createTestModule, FakePeople, type TestContext } from '../../../test/support/index.js';
import { GatewaysModule } from '../../gateways/gateways.module.js';
import { AUTHENTICATOR, type Authenticator, type MemberPrincipal } from '../../platform/http/index.js';
import { IdentityModule } from './identity.module.js';
import { IdentityService } from './identity.service.js';
import { LoginResolver } from './login-resolver.js';
import { DistributorLookupSlot } from './ports.js';
import { Sessions } from './sessions.js';

// Real: identity, database, tokens. Fake: clock, distributor lookup.
describe('sessions', () => {
  let context: TestContext;
  let sessions: Sessions;
  let authenticator: Authenticator;

  beforeAll(async () => {
    context = await createTestModule({
      imports: [GatewaysModule, IdentityModule],
      overrides: new FakePeople().overrides(),
    });
    sessions = context.get(Sessions);
    authenticator = context.get<Authenticator>(AUTHENTICATOR);
  });
  beforeEach(() => context.reset());
  afterAll(() => context.close());

  const memberOf = (n: number): Promise<MemberId> =>
    context.inTx(async (tx) => {
      const proof = { platform: 'wechat', appId: 'app', openId: `open-${n}`, union: null } as const;
      return (await context.get(LoginResolver).resolve(tx, proof, { platform: 'wechat' })).memberId;
    });
  const open = (memberId: MemberId): Promise<Tokens> =>
    context.inTx((tx) => sessions.open(tx, { memberId, platform: 'wechat', deviceId: 'device-1' }));
  const principal = (tokens: Tokens) =>
    authenticator.authenticate(tokens.accessToken) as Promise<MemberPrincipal>;

  it('give an access token that names the member, the session and the platform', async () => {
    const memberId = await memberOf(1);
    const tokens = await open(memberId);
    expect(await principal(tokens)).toMatchObject({
      kind: 'member',
      memberId,
      platform: 'wechat',
      distributorId: null,
    });
    const lookup = {
      activeDistributorOf: async () => 77 as Id<'distributor'>,
      standingOf: async () => 'active' as const,
    };
    context.get(DistributorLookupSlot).use(lookup);
    expect((await principal(tokens)).distributorId).toBe(77);
  });

  it('rotate the refresh token on each use and slide', async () => {
    const first = await open(await memberOf(1));
    context.clock.advance(DAY_MS);
    const second = await sessions.refresh(first.refreshToken);
    context.clock.advance(DAY_MS);
    const third = await sessions.refresh(second.refreshToken);
    expect(new Set([first, second, third].map((t) => t.refreshToken)).size).toBe(3);
    expect(Date.parse(third.refreshExpiresAt) - Date.parse(first.refreshExpiresAt)).toBe(2 * DAY_MS);
    await expect(principal(third)).resolves.toMatchObject({ kind: 'member' });
  });

  it('answer parallel refreshes with the same successor', async () => {
    const { refreshToken } = await open(await memberOf(1));
    const answers = await Promise.all(Array.from({ length: 10 }, () => sessions.refresh(refreshToken)));
    expect(new Set(answers.map((t) => t.refreshToken)).size).toBe(1);
    context.clock.advance(10_000);
    const late = await sessions.refresh(refreshToken);
    expect(late.refreshToken).toBe(answers[0]?.refreshToken);
  });

  it('end when the previous token comes back after the grace', async () => {
    const first = await open(await memberOf(1));
    const second = await sessions.refresh(first.refreshToken);
    context.clock.advance(10_001);
    await expect(sessions.refresh(first.refreshToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(sessions.refresh(second.refreshToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(principal(second)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
  });

  it('end when any older token comes back, however fresh the rotation', async () => {
    const first = await open(await memberOf(1));
    const second = await sessions.refresh(first.refreshToken);
    const third = await sessions.refresh(second.refreshToken);
    await expect(sessions.refresh(first.refreshToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(sessions.refresh(third.refreshToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
  });

  it('survive garbage that names them', async () => {
    const { refreshToken } = await open(await memberOf(1));
    const [id] = refreshToken.split('.');
    for (const bad of [
      `${id}.${'A'.repeat(43)}.${'B'.repeat(22)}`,
      `${refreshToken}x`,
      refreshToken.slice(0, -1),
      'x'.repeat(40),
    ])
      await expect(sessions.refresh(bad)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(sessions.refresh(refreshToken)).resolves.toBeDefined();
  });

  it('do not take an access token for a refresh token, nor the other way round', async () => {
    const { accessToken, refreshToken } = await open(await memberOf(1));
    await expect(sessions.refresh(accessToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(authenticator.authenticate(refreshToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('expire after sixty days of silence', async () => {
    const { refreshToken } = await open(await memberOf(1));
    context.clock.advance(60 * DAY_MS);
    await expect(sessions.refresh(refreshToken)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('stop at once on logout, and only that one', async () => {
    const memberId = await memberOf(1);
    const [here, there] = [await open(memberId), await open(memberId)];
    const { sessionId } = await principal(here);
    await principal(there);
    await context.inTx((tx) => sessions.revoke(tx, sessionId as Id<'session'>, 'logout'));
    await expect(principal(here)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(sessions.refresh(here.refreshToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(principal(there)).resolves.toBeDefined();
  });

  it('stop at once when the member is blocked or absorbed', async () => {
    const [a, b, keeper] = [await memberOf(1), await memberOf(2), await memberOf(3)];
    const [ofA, ofB] = [await open(a), await open(b)];
    await Promise.all([principal(ofA), principal(ofB)]);
    const identity = context.get(IdentityService);
    await context.inTx((tx) => identity.setBlocked(tx, a, true));
    await context.inTx((tx) =>
      identity.absorb(tx, { keepsId: keeper, absorbsId: b, at: context.clock.now() }),
    );
    await expect(principal(ofA)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(principal(ofB)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(sessions.refresh(ofA.refreshToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(sessions.refresh(ofB.refreshToken)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    expect(await identity.canonicalMemberId(b)).toBe(keeper);
    expect(await memberOf(2)).toBe(keeper);
  });

  it('notice within five seconds what another process did', async () => {
    const tokens = await open(await memberOf(1));
    await principal(tokens);
    await context.database.pool.query('UPDATE sessions SET revoked_at = NOW(3)');
    await new Promise((resolve) => setTimeout(resolve, 3_200));
    await expect(principal(tokens)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
  });

  it('keep no token in the database', async () => {
    const { refreshToken } = await open(await memberOf(1));
    const { refreshToken: next } = await sessions.refresh(refreshToken);
    const [rows] = await context.database.pool.query('SELECT * FROM sessions');
    for (const secret of [refreshToken, next].flatMap((token) => token.split('.').slice(1)))
      expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
