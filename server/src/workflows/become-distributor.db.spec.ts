import { asId, parseId } from '@yimai/shared/kernel/id';
import { routes } from '@yimai/shared/contracts/api';
import { aDistribution, type Person, type TestDistribution } from '../../test/factories/distribution.js';
import type { RowDataPacket } from 'mysql2/promise';
import { PolicyProposals, PolicyService } from '../modules/commission/index.js';
import { IdentityService } from '../modules/identity/index.js';
import type { CallContext, MemberPrincipal, StaffPrincipal } from '../platform/http/index.js';
import { ApplyDistributor } from './apply-distributor.js';
import { DecideApplication } from './decide-application.js';
import { ManageDistributors } from './manage-distributors.js';
import { PublishPolicy } from './publish-policy.js';
import { RequestWithdrawal, ReviewWithdrawal } from './request-withdrawal.js';
import { ViewBooks, ViewConsoleDistributors } from './view-console.js';
import { ViewDistributor } from './view-distributor.js';

/** Real: everything but the phone number and the openid, which no platform vouches for here. */
describe('from member to distributor', () => {
  const staff: StaffPrincipal = { kind: 'staff', staffId: asId('staff', 1), role: 'owner', name: '店长' };
  let shop: TestDistribution;
  let hasPhone = true;

  beforeAll(async () => {
    shop = await aDistribution();
    const identity = shop.context.get(IdentityService);
    jest
      .spyOn(identity, 'verifiedPhone')
      .mockImplementation(() => Promise.resolve(hasPhone ? '13800138000' : null));
    jest.spyOn(identity, 'payerOpenId').mockResolvedValue('oMINI_user_1');
  }, 60_000);
  beforeEach(async () => {
    await shop.open();
    hasPhone = true;
  });
  afterEach(async () => expect(await shop.violations()).toEqual([]));
  afterAll(() => shop.close());

  const get = <T>(type: new (...parts: never[]) => T): T => shop.context.get(type as never);
  const as = (memberId: number, distributorId: number | null = null): MemberPrincipal => ({
    kind: 'member',
    memberId: asId('member', memberId),
    sessionId: 1,
    distributorId: distributorId === null ? null : asId('distributor', distributorId),
    platform: 'wechat',
  });
  const apply = (memberId: number, more: object = {}) =>
    get(ApplyDistributor).run(as(memberId), { name: '小满', note: '', agreedToTerms: true, ...more });
  const pendingId = async () => {
    const [first] = (await get(ViewConsoleDistributors).applications({ state: 'pending', limit: 20 })).items;
    return parseId('application', first?.id ?? '')!;
  };
  const callOf = (person: Person, key: string): CallContext => ({
    principal: as(person.memberId, person.distributorId),
    requestId: 'r',
    ip: '127.0.0.1',
    userAgent: '',
    os: 'unknown',
    deviceId: null,
    idempotencyKey: key,
  });

  it('applies with an invitation, is approved, and starts with two codes', async () => {
    const sponsor = await shop.distributor('张三');
    const memberId = await shop.person('小满');
    expect(await apply(memberId, { inviteCode: sponsor.code.toUpperCase() })).toMatchObject({
      status: 'pending',
      parentName: '张三',
    });
    await expect(apply(memberId)).rejects.toMatchObject({ code: 'APPLICATION_PENDING' });
    const applicationId = await pendingId();
    await get(DecideApplication).run(staff, { applicationId, decision: 'approve', reason: '' });
    await expect(
      get(DecideApplication).run(staff, { applicationId, decision: 'approve', reason: '' }),
    ).rejects.toMatchObject({ code: 'APPLICATION_STATE' });
    const view = await get(ViewDistributor).ofMember(memberId);
    expect(view).toMatchObject({ status: 'active', parentName: '张三' });
    expect(view.code).toMatch(/^[2-9a-z]{8}$/);
    expect(await shop.count('referral_codes', "target = 'recruit'")).toBe(1);
    const { items } = await get(ViewBooks).audit({ limit: 20 });
    expect(items.map(({ action }) => action)).toEqual(['application.approve', 'application.submit']);
  });

  it('asks for a phone, a good invitation, and not one’s own', async () => {
    const memberId = await shop.person();
    hasPhone = false;
    await expect(apply(memberId)).rejects.toMatchObject({ code: 'PHONE_REQUIRED' });
    hasPhone = true;
    await expect(apply(memberId, { inviteCode: 'zzzz9999' })).rejects.toMatchObject({
      code: 'INVITE_CODE_INVALID',
    });
    const me = await shop.distributor('我');
    await expect(apply(me.memberId, { inviteCode: me.code })).rejects.toMatchObject({ code: 'SPONSOR_SELF' });
    await expect(apply(me.memberId)).rejects.toMatchObject({ code: 'DISTRIBUTOR_EXISTS' });
  });

  it('a rejection says why and may be followed by another try', async () => {
    const memberId = await shop.person();
    await apply(memberId);
    const applicationId = await pendingId();
    await get(DecideApplication).run(staff, { applicationId, decision: 'reject', reason: '资料不全' });
    expect(await get(ViewDistributor).ofMember(memberId)).toMatchObject({
      status: 'rejected',
      rejectReason: '资料不全',
    });
    // Their own page asks for the member only, and must not invite them as if nothing had happened.
    expect(await get(IdentityService).view(memberId)).toMatchObject({ distributor: 'rejected' });
    expect((await apply(memberId)).status).toBe('pending');
  });

  it('gives what was refused back to whoever wrote it, with the invitation as long as it is good', async () => {
    const sponsor = await shop.distributor('张三');
    const [memberId, stranger] = [await shop.person('小满'), await shop.person('路人')];
    const seen = async (id: number) => (await get(ViewDistributor).ofMember(asId('member', id))).refused;
    await apply(memberId, { inviteCode: sponsor.code, note: '在小区群里推荐茶' });
    expect(await seen(memberId)).toBeNull();
    const applicationId = await pendingId();
    await get(DecideApplication).run(staff, { applicationId, decision: 'reject', reason: '资料不全' });
    const refused = await seen(memberId);
    expect(refused).toMatchObject({ note: '在小区群里推荐茶' });
    expect(await seen(stranger)).toBeNull();
    const again = await apply(memberId, { ...refused, inviteCode: refused?.inviteCode ?? '' });
    expect(again).toMatchObject({ status: 'pending', parentName: '张三', refused: null });
    await get(DecideApplication).run(staff, {
      applicationId: await pendingId(),
      decision: 'reject',
      reason: '资料不全',
    });
    const { distributorId } = sponsor;
    await get(ManageDistributors).setStatus(staff, { distributorId, status: 'suspended', reason: '违规' });
    expect(await seen(memberId)).toEqual({ note: '在小区群里推荐茶', inviteCode: null });
  });

  it('staff suspend and move, with a record of each', async () => {
    const [a, b] = [await shop.distributor('甲'), await shop.distributor('乙')];
    const { distributorId } = b;
    await get(ManageDistributors).setParent(staff, {
      distributorId,
      parentId: a.distributorId,
      reason: '调整',
    });
    await get(ManageDistributors).setStatus(staff, { distributorId, status: 'suspended', reason: '违规' });
    expect(await get(ViewConsoleDistributors).one(distributorId)).toMatchObject({
      status: 'suspended',
      parentName: '甲',
      depth: 2,
    });
    expect(await shop.count('audit_records')).toBe(2);
  });

  it('three paid levels are not published by one person, with or without the legal file', async () => {
    const input = routes.publishPolicy.input.parse({
      preset: '15-8-5',
      paidLevels: 3,
      levelRatesBps: [1500, 800, 500],
      allowSelfPurchase: false,
      weekendDouble: false,
      capMarginShareBps: 5000,
      capNetShareBps: 5000,
      note: '三级',
    });
    await expect(get(PublishPolicy).run(staff, input)).rejects.toMatchObject({
      code: 'POLICY_SIGN_OFF_REQUIRED',
    });
    await expect(get(PublishPolicy).run(staff, { ...input, legalFileId: 'LEGAL-1' })).rejects.toMatchObject({
      code: 'POLICY_SIGN_OFF_REQUIRED',
    });
    await expect(get(PublishPolicy).propose(staff, input)).rejects.toMatchObject({
      code: 'POLICY_SIGN_OFF_REQUIRED',
    });
    expect((await get(PolicyService).history()).map(({ policy }) => policy.version)).toEqual([1]);
  });

  it('P-01: three levels are published by a second person, once', async () => {
    const three = routes.proposePolicy.input.parse({
      preset: '15-8-5',
      paidLevels: 3,
      levelRatesBps: [1500, 800, 500],
      allowSelfPurchase: false,
      weekendDouble: false,
      capMarginShareBps: 5000,
      capNetShareBps: 5000,
      legalFileId: 'LEGAL-1',
      note: '三级',
    });
    const finance: StaffPrincipal = {
      kind: 'staff',
      staffId: asId('staff', 2),
      role: 'finance',
      name: '财务',
    };
    const policies = get(PublishPolicy);
    const refused = (code: string) => expect.objectContaining({ code }) as object;
    await expect(
      policies.propose(staff, { ...three, levelRatesBps: [1500, 900, 500] as never }),
    ).rejects.toEqual(refused('POLICY_INVALID'));
    const { policyId } = await policies.propose(staff, three);
    await expect(policies.propose(finance, three)).rejects.toEqual(refused('POLICY_PROPOSAL_STATE'));
    await expect(policies.decide(staff, { policyId, decision: 'publish' })).rejects.toEqual(
      refused('POLICY_OWN_PROPOSAL'),
    );
    const signed = await Promise.allSettled(
      [1, 2, 3].map(() => policies.decide(finance, { policyId, decision: 'publish' })),
    );
    expect(signed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await get(PolicyProposals).open()).toBeNull();
    const [newest, ...earlier] = await get(PolicyService).history();
    expect(newest).toMatchObject({
      policy: { policyId, version: 2, paidLevels: 3 },
      publishedBy: '店长、财务',
    });
    expect(earlier).toHaveLength(1);
    const again = await policies.propose(finance, three);
    expect(await policies.decide(finance, { policyId: again.policyId, decision: 'reject' })).toBeNull();
    const [actions] = await shop.context.database.pool.query<RowDataPacket[]>(
      "SELECT action FROM audit_records WHERE action LIKE 'policy.%' ORDER BY id",
    );
    expect(actions.map(({ action }) => action as string)).toEqual([
      'policy.propose',
      'policy.confirm',
      'policy.propose',
      'policy.reject',
    ]);
  });

  it('I-09: a withdrawal is requested once per key, and rests for a day after a merge', async () => {
    const seller = await shop.distributor('李四');
    await shop.settled(await shop.sale(await shop.customerOf(seller), { priceFen: 100_000 }));
    const input = routes.createWithdrawal.input.parse({ amountFen: 10_000, channel: 'wechat' });
    const request = (key: string, more: object = {}) =>
      get(RequestWithdrawal).run(callOf(seller, key), { ...input, ...more });
    const [first, again] = [await request('key-00000001'), await request('key-00000001')];
    expect(again).toEqual(first);
    expect(routes.createWithdrawal.output.safeParse(first).error).toBeUndefined();
    await expect(request('key-00000001', { amountFen: 9_000 })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await shop.count('withdrawals')).toBe(1);
    await expect(request('key-00000002', { channel: 'alipay' })).rejects.toMatchObject({
      code: 'WITHDRAWAL_ACCOUNT_REQUIRED',
    });
    await shop.rows(
      "INSERT INTO merge_proposals (id, keeps_id, absorbs_id, evidence, state, consent_version, created_at, expires_at, closed_at) VALUES (1, ?, 9, 'phone', 'merged', '1', ?, ?, ?)",
      [seller.memberId, shop.clock.now(), shop.clock.now(), shop.clock.now()],
    );
    await expect(request('key-00000003', { amountFen: 1_000 })).rejects.toMatchObject({
      code: 'WITHDRAWAL_ON_HOLD',
    });
    await expect(
      get(ReviewWithdrawal).run(
        { ...callOf(seller, 'key-00000004'), principal: staff },
        {
          withdrawalId: parseId('withdrawal', first.id)!,
          decision: 'reject',
          reason: '',
        },
      ),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
