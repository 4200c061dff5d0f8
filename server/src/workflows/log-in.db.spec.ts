import { parseId, type MemberId } from '@yimai/shared/kernel/id';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { createTestModule, FakePeople, type TestContext } from '../../test/support/index.js';
import { GatewaysModule } from '../gateways/gateways.module.js';
import { PersonRefused } from '../gateways/people-ports.js';
import { GatewayError } from '../gateways/ports.js';
import {
  IdentityModule,
  IdentityService,
  LoginObservers,
  MergeProposals,
  SmsCodes,
} from '../modules/identity/index.js';
import { AdmitMember } from './admit-member.js';
import { LogIn } from './log-in.js';
import { PlatformProofs } from './platform-proofs.js';

// Real: identity, database. Fake: platforms, clock. The observer below stands for binding.
const PHONE = '13800000001';
const person = (n: number, unionId: string | null = `union-${n}`) => ({ openId: `mini-${n}`, unionId });

describe('logging in', () => {
  const people = new FakePeople();
  const seen: { memberId: MemberId; isNewMember: boolean; referralCode: string | null }[] = [];
  let context: TestContext;
  let logIn: LogIn;

  beforeAll(async () => {
    context = await createTestModule({
      imports: [GatewaysModule, IdentityModule],
      providers: [LogIn, AdmitMember, PlatformProofs],
      overrides: people.overrides(),
    });
    logIn = context.get(LogIn);
    context.get(LoginObservers).register('spec', {
      onLogin: async (_, login) => void seen.push(login),
    });
  });
  beforeEach(async () => {
    seen.length = 0;
    context.clock.set('2026-03-02T02:00:00Z');
    await context.reset();
  });
  afterAll(() => context.close());

  const mini = (answer: unknown) => logIn.wechatMini({ code: people.code(answer) });
  const h5 = async (answer: unknown) => {
    const url = new URL(await logIn.wechatH5Url('/pages/product/index?id=1'));
    return logIn.wechatH5({ code: people.code(answer), state: url.searchParams.get('state') ?? '' });
  };
  const douyin = (answer: unknown) => logIn.douyinMini({ code: people.code(answer) });
  const idOf = (result: { member: { id: string } }): MemberId =>
    parseId('member', result.member.id) as MemberId;

  it('knows an openid again and tells observers in the same transaction', async () => {
    const first = await logIn.wechatMini({
      code: people.code(person(1)),
      deviceId: 'device-1',
      referralCode: 'AB12',
    });
    const again = await mini(person(1));
    expect([first.isNewMember, again.isNewMember]).toEqual([true, false]);
    expect(again.member.id).toBe(first.member.id);
    expect(again.tokens.refreshToken).not.toBe(first.tokens.refreshToken);
    expect(seen.map(({ isNewMember, referralCode }) => [isNewMember, referralCode])).toEqual([
      [true, 'AB12'],
      [false, null],
    ]);
    expect(first.member).toMatchObject({ phoneMasked: null, distributor: 'none', hasMergeProposal: false });
  });

  it('refuses a replayed and an expired code', async () => {
    const code = people.code(person(1));
    await logIn.wechatMini({ code });
    await expect(logIn.wechatMini({ code })).rejects.toMatchObject({ code: 'LOGIN_CODE_INVALID' });
    const expired = people.code(person(1));
    people.expire(expired);
    await expect(logIn.wechatMini({ code: expired })).rejects.toMatchObject({ code: 'LOGIN_CODE_INVALID' });
  });

  it.each([
    ['a risky account', new PersonRefused('high-risk', '40226'), 'LOGIN_HIGH_RISK'],
    ['haste', new PersonRefused('too-frequent', '45011'), 'RATE_LIMITED'],
    ['a busy platform', new GatewayError('unknown', 'wechat', '-1', 'busy'), 'BUSY'],
  ] as const)('tells %s as %s', async (_, answer, code) => {
    await expect(mini(answer)).rejects.toMatchObject({ code });
  });

  it('attaches the same unionid of the same open platform', async () => {
    const first = await mini(person(1));
    const second = await h5({ openId: 'oa-1', unionId: 'union-1' });
    expect(second).toMatchObject({ isNewMember: false, returnPath: '/pages/product/index?id=1' });
    expect(second.member.id).toBe(first.member.id);
    const identities = await context.get(IdentityService).identities(idOf(first));
    expect(identities.map(({ kind, appName }) => `${kind} ${appName}`).sort()).toEqual([
      'openid 微信公众号',
      'openid 微信小程序',
      'unionid 微信开放平台',
    ]);
    expect(JSON.stringify(identities)).not.toContain('union-1');
    const identity = context.get(IdentityService);
    expect(await identity.payerOpenId(idOf(first), 'wechat-mini')).toBe('mini-1');
    expect(await identity.payerOpenId(idOf(first), 'wechat-oa')).toBe('oa-1');
    expect(await identity.payerOpenId(idOf(first), 'douyin-mini')).toBeNull();
    expect(await identity.platformsOf(idOf(first))).toEqual(['wechat', 'h5']);
  });

  it('does not mistake a Douyin unionid for a WeChat one', async () => {
    const wechat = await mini(person(1, 'same'));
    const other = await douyin({ openId: 'dy-1', unionId: 'same' });
    expect(other.isNewMember).toBe(true);
    expect(other.member.id).not.toBe(wechat.member.id);
  });

  it('attaches a late unionid', async () => {
    const first = await mini(person(1, null));
    await mini(person(1, 'union-late'));
    const other = await h5({ openId: 'oa-1', unionId: 'union-late' });
    expect(other.member.id).toBe(first.member.id);
  });

  it('proposes a merge, and moves nothing, where a late unionid names another member', async () => {
    const a = await mini(person(1, null));
    const b = await h5({ openId: 'oa-1', unionId: 'union-1' });
    context.clock.advance(1000);
    const again = await mini(person(1, 'union-1'));
    expect(again.member).toMatchObject({ id: a.member.id, hasMergeProposal: true });
    const proposal = await context.get(MergeProposals).openFor(idOf(b));
    expect(proposal).toMatchObject({ evidence: 'unionid', keepsId: idOf(a), absorbsId: idOf(b) });
    expect((await h5({ openId: 'oa-1', unionId: 'union-1' })).member.id).toBe(b.member.id);
    expect(await mini(person(1, 'union-1'))).toMatchObject({ member: { id: a.member.id } });
    expect((await context.get(MergeProposals).openFor(idOf(a)))?.id).toBe(proposal?.id);
  });

  it('makes one member of twenty first logins at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2 ? mini(person(1)) : h5({ openId: 'oa-1', unionId: 'union-1' }),
      ),
    );
    expect(new Set(results.map(({ member }) => member.id)).size).toBe(1);
    expect(results.filter(({ isNewMember }) => isNewMember)).toHaveLength(1);
  });

  it('refuses a snapshot user, and remembers nothing of them', async () => {
    await expect(h5({ openId: 'snap', unionId: null, isSnapshot: true })).rejects.toMatchObject({
      code: 'LOGIN_SNAPSHOT_USER',
    });
    const [rows] = await context.database.pool.query('SELECT COUNT(*) AS n FROM identities');
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('accepts an OAuth state once, for ten minutes, and only its own', async () => {
    const state = new URL(await logIn.wechatH5Url('/')).searchParams.get('state') ?? '';
    const use = (value: string) =>
      logIn.wechatH5({ code: people.code({ openId: 'oa-1', unionId: null }), state: value });
    await expect(use('f'.repeat(48))).rejects.toMatchObject({ code: 'LOGIN_CODE_INVALID' });
    await use(state);
    await expect(use(state)).rejects.toMatchObject({ code: 'LOGIN_CODE_INVALID' });
    const late = new URL(await logIn.wechatH5Url('/')).searchParams.get('state') ?? '';
    context.clock.advance(10 * MINUTE_MS + 1);
    await expect(use(late)).rejects.toMatchObject({ code: 'LOGIN_CODE_INVALID' });
  });

  it('never takes an anonymous openid for a person', async () => {
    await expect(douyin({ openId: '', unionId: null, anonymousOpenId: 'anon-1' })).rejects.toMatchObject({
      code: 'LOGIN_CODE_INVALID',
    });
    const a = await douyin({ openId: 'dy-1', unionId: null, anonymousOpenId: 'anon-1' });
    const b = await douyin({ openId: 'dy-2', unionId: null, anonymousOpenId: 'anon-1' });
    expect(a.member.id).not.toBe(b.member.id);
    expect([a.member.hasMergeProposal, b.member.hasMergeProposal]).toEqual([false, false]);
  });

  it('logs in by phone, once per code', async () => {
    const codes = context.get(SmsCodes);
    await codes.send(PHONE, 'login');
    const smsCode = people.lastSms(PHONE);
    const results = await Promise.allSettled([1, 2, 3].map(() => logIn.phone({ phone: PHONE, smsCode })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    context.clock.advance(MINUTE_MS);
    await codes.send(PHONE, 'login');
    const again = await logIn.phone({ phone: PHONE, smsCode: people.lastSms(PHONE) });
    expect(again).toMatchObject({ isNewMember: false, member: { phoneMasked: '138****0001' } });
    expect(await context.get(IdentityService).verifiedPhone(idOf(again))).toBe(PHONE);
  });

  it('refuses a blocked member', async () => {
    const { member } = await mini(person(1));
    await context.inTx((tx) => context.get(IdentityService).setBlocked(tx, idOf({ member }), true));
    await expect(mini(person(1))).rejects.toMatchObject({ code: 'MEMBER_BLOCKED' });
  });
});
