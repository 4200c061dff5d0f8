import { commissionAccrued, commissionSettled } from '@yimai/shared/domain/ledger/entries';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { DAY_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId, parseId, type DistributorId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { createTestModule, FakePeople, memberCall, type TestContext } from '../../test/support/index.js';
import { GatewaysModule } from '../gateways/gateways.module.js';
import { DistributorService } from '../modules/distributor/index.js';
import {
  IdentityService,
  MemberAbsorbers,
  MERGE_CONSENT_VERSION,
  Sessions,
  SmsCodes,
} from '../modules/identity/index.js';
import { LedgerService } from '../modules/ledger/index.js';
import { Ids } from '../platform/clock/index.js';
import { AUTHENTICATOR, type Authenticator } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { LogIn } from './log-in.js';
import { MembersModule } from './members.module.js';
import { MergeMembers } from './merge-members.js';
import { ShoppingModule } from './shopping.module.js';
import { VerifyPhone } from './verify-phone.js';

// Real: every module that holds something of a member, the database. Fake: platforms, SMS, the clock.
const PHONE = '13800000001';
const consent = { consentVersion: MERGE_CONSENT_VERSION };

describe('merging members', () => {
  const people = new FakePeople();
  const published: { topic: string; payload: Record<string, unknown> }[] = [];
  let context: TestContext;
  let merges: MergeMembers;
  let failing = false;

  beforeAll(async () => {
    context = await createTestModule({
      imports: [GatewaysModule, ShoppingModule, MembersModule],
      overrides: people.overrides(),
    });
    merges = context.get(MergeMembers);
    context.get(MemberAbsorbers).register('zz-spec', {
      absorb: async () => {
        if (failing) throw new Error('the last absorber fails');
        return null;
      },
    });
    const outbox = context.get(Outbox);
    const publish = outbox.publish.bind(outbox);
    jest.spyOn(outbox, 'publish').mockImplementation(async (tx, topic, payload) => {
      published.push({ topic, payload });
      return publish(tx, topic, payload);
    });
  });
  beforeEach(async () => {
    failing = false;
    published.length = 0;
    context.clock.set('2026-03-02T02:00:00Z');
    await context.reset();
  });
  afterAll(() => context.close());

  const idOf = (result: { member: { id: string } }): MemberId =>
    parseId('member', result.member.id) as MemberId;
  const one = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>> => {
    const [rows] = await context.database.pool.query(sql, values);
    return (rows as Record<string, unknown>[])[0] ?? {};
  };
  const sms = async (purpose: 'login' | 'verify' | 'merge', phone = PHONE): Promise<string> => {
    context.clock.advance(MINUTE_MS);
    await context.get(SmsCodes).send(phone, purpose);
    return people.lastSms(phone);
  };
  const insertOrder = async (memberId: MemberId): Promise<void> => {
    const id = context.get(Ids).next('order');
    await context.database.pool.query(
      `INSERT INTO orders (id, number, member_id, platform, state, goods_fen, discount_fen, freight_fen, payable_fen,
         refunded_fen, address, attribution, placed_at, pay_before)
       VALUES (?, ?, ?, 'wechat', 'completed', 100, 0, 0, 100, 0, '{}', '{}', NOW(3), NOW(3))`,
      [id, `YM${id}`, memberId],
    );
  };

  /** A WeChat member, older, who owns the phone; and a Douyin member who has just verified it too. */
  async function twoSides() {
    const wechat = await context
      .get(LogIn)
      .wechatMini({ code: people.code({ openId: 'mini-1', unionId: null }) });
    const older = idOf(wechat);
    const verify = context.get(VerifyPhone);
    await verify.run(older, { method: 'wechat', phoneCode: people.code(`+86${PHONE}`) });
    context.clock.advance(DAY_MS);
    const douyin = await context
      .get(LogIn)
      .douyinMini({ code: people.code({ openId: 'dy-1', unionId: null }) });
    const younger = idOf(douyin);
    const smsCode = await sms('verify');
    const { mergeProposal, member } = await verify.run(younger, { method: 'sms', phone: PHONE, smsCode });
    if (!mergeProposal) throw new Error('a proposal was expected');
    expect(member).toMatchObject({ phoneMasked: null, hasMergeProposal: true });
    const proposalId = parseId('mergeProposal', mergeProposal.id) as Id<'mergeProposal'>;
    return {
      older,
      younger,
      proposalId,
      mergeProposal,
      tokens: { wechat: wechat.tokens, douyin: douyin.tokens },
    };
  }

  const becomeDistributor = (memberId: MemberId, name: string): Promise<DistributorId> =>
    context.inTx(async (tx) => {
      const distributors = context.get(DistributorService);
      const application = await distributors.apply(tx, {
        memberId,
        name,
        sponsorId: null,
        note: '',
        platform: 'wechat',
      });
      const decided = await distributors.decide(tx, {
        applicationId: application.id,
        decision: 'approve',
        reason: '',
        actor: 'staff:1',
      });
      return decided.distributor?.id as DistributorId;
    });

  it('proposes what would happen, and moves nothing', async () => {
    const { younger, older, mergeProposal } = await twoSides();
    expect(mergeProposal).toMatchObject({ confirmedHere: false, confirmedThere: false, ...consent });
    expect(mergeProposal.keeps.platforms).toEqual(['wechat']);
    expect(mergeProposal.absorbs.platforms).toEqual(['douyin']);
    expect(mergeProposal.consequences.join('')).toContain('并入其中');
    expect(mergeProposal.consentText).toContain('合并');
    expect((await merges.pending(older))?.id).toBe(mergeProposal.id);
    expect(await context.get(IdentityService).verifiedPhone(younger)).toBeNull();
  });

  it('merges with the code sent to the shared phone: identities, orders, sessions, consents', async () => {
    const { older, younger, proposalId, tokens } = await twoSides();
    await insertOrder(younger);
    const otherSideSmsCode = await sms('merge');
    const call = memberCall(younger, {
      principal: { kind: 'member', memberId: younger, sessionId: 1, distributorId: null, platform: 'douyin' },
    });
    const result = await merges.confirm(call, { proposalId, ...consent, otherSideSmsCode });
    expect(result).toMatchObject({
      state: 'merged',
      member: { hasMergeProposal: false, phoneMasked: '138****0001' },
    });
    expect(idOf(result)).toBe(older);

    const authenticator = context.get<Authenticator>(AUTHENTICATOR);
    const fresh = await authenticator.authenticate(result.tokens?.accessToken ?? '');
    expect(fresh).toMatchObject({ memberId: older, platform: 'douyin' });
    await expect(authenticator.authenticate(tokens.douyin.accessToken)).rejects.toMatchObject({
      code: 'TOKEN_REVOKED',
    });
    await expect(context.get(Sessions).refresh(tokens.wechat.refreshToken)).resolves.toBeDefined();
    await expect(context.get(Sessions).refresh(tokens.douyin.refreshToken)).rejects.toMatchObject({
      code: 'TOKEN_REVOKED',
    });

    expect(await one('SELECT member_id AS id FROM orders')).toEqual({ id: older });
    expect(await one('SELECT merged_into_id AS id FROM members WHERE id = ?', [younger])).toEqual({
      id: older,
    });
    expect(await context.get(IdentityService).platformsOf(older)).toEqual(['wechat', 'douyin']);
    expect((await one('SELECT COUNT(*) AS n FROM consents WHERE is_granted'))['n']).toBe(2);
    const stored = await one('SELECT state, moved FROM merge_proposals WHERE id = ?', [proposalId]);
    expect(stored['state']).toBe('merged');
    const moved = (
      typeof stored['moved'] === 'string' ? JSON.parse(stored['moved']) : stored['moved']
    ) as Record<string, { orderIds?: unknown[]; identityIds?: unknown[] }>;
    expect(moved['order']?.orderIds).toHaveLength(1);
    expect(moved['identity']?.identityIds).toHaveLength(1);
    expect(published).toEqual([{ topic: 'member.merged', payload: { keepsId: older, absorbsId: younger } }]);

    const again = await context
      .get(LogIn)
      .douyinMini({ code: people.code({ openId: 'dy-1', unionId: null }) });
    expect(idOf(again)).toBe(older);
  });

  it('merges when both sides confirm by logging in', async () => {
    const { older, younger, proposalId } = await twoSides();
    const first = await merges.confirm(memberCall(younger), { proposalId, ...consent });
    expect(first).toMatchObject({ state: 'awaiting-other-side', tokens: null });
    expect(await merges.pending(older)).toMatchObject({ confirmedHere: false, confirmedThere: true });
    const call = memberCall(older);
    const second = await merges.confirm(call, { proposalId, ...consent });
    expect(second).toMatchObject({ state: 'merged', tokens: null });
    expect(await merges.confirm(call, { proposalId, ...consent })).toEqual(second);
    await expect(merges.confirm(memberCall(older), { proposalId, ...consent })).rejects.toMatchObject({
      code: 'MERGE_NOT_FOUND',
    });
  });

  it('merges once when both confirm at the same moment', async () => {
    const { older, younger, proposalId } = await twoSides();
    const results = await Promise.all(
      [older, younger].map((id) => merges.confirm(memberCall(id), { proposalId, ...consent })),
    );
    expect(results.map(({ state }) => state).sort()).toEqual(['awaiting-other-side', 'merged']);
    expect(published).toHaveLength(1);
  });

  it('wants consent to the text shown, the right code, and one of the two', async () => {
    const { older, younger, proposalId } = await twoSides();
    const attempt = (input: object, member = younger) =>
      merges.confirm(memberCall(member), { proposalId, ...consent, ...input });
    await expect(attempt({ consentVersion: 'merge-2025-01' })).rejects.toMatchObject({
      code: 'MERGE_CONSENT_REQUIRED',
    });
    const right = await sms('merge');
    const wrong = right === '000000' ? '000001' : '000000';
    await expect(attempt({ otherSideSmsCode: wrong })).rejects.toMatchObject({ code: 'SMS_CODE_INVALID' });
    await expect(attempt({ otherSideSmsCode: await sms('login') })).rejects.toMatchObject({
      code: 'SMS_CODE_INVALID',
    });
    const stranger = await context
      .get(LogIn)
      .douyinMini({ code: people.code({ openId: 'dy-9', unionId: null }) });
    await expect(attempt({}, idOf(stranger))).rejects.toMatchObject({ code: 'MERGE_NOT_FOUND' });
    await expect(merges.reject(idOf(stranger), proposalId)).rejects.toMatchObject({
      code: 'MERGE_NOT_FOUND',
    });
    expect((await one('SELECT COUNT(*) AS n FROM members WHERE merged_into_id IS NOT NULL'))['n']).toBe(0);
    expect((await one('SELECT COUNT(*) AS n FROM consents'))['n']).toBe(0);
    expect(await merges.pending(older)).toMatchObject({ confirmedHere: false, confirmedThere: false });
  });

  it('is over when rejected or after three days', async () => {
    const { older, younger, proposalId } = await twoSides();
    context.clock.advance(3 * DAY_MS);
    await expect(merges.confirm(memberCall(older), { proposalId, ...consent })).rejects.toMatchObject({
      code: 'MERGE_EXPIRED',
    });
    expect(await merges.pending(older)).toBeNull();
    const again = await context
      .get(VerifyPhone)
      .run(younger, { method: 'sms', phone: PHONE, smsCode: await sms('verify') });
    const next = parseId('mergeProposal', again.mergeProposal?.id ?? '') as Id<'mergeProposal'>;
    expect(next).not.toBe(proposalId);
    await merges.reject(older, next);
    expect(await merges.pending(younger)).toBeNull();
    await expect(merges.confirm(memberCall(younger), { proposalId: next, ...consent })).rejects.toMatchObject(
      { code: 'MERGE_NOT_FOUND' },
    );
  });

  it('moves everything or nothing', async () => {
    const { younger, proposalId } = await twoSides();
    await insertOrder(younger);
    failing = true;
    const otherSideSmsCode = await sms('merge');
    await expect(
      merges.confirm(memberCall(younger), { proposalId, ...consent, otherSideSmsCode }),
    ).rejects.toThrow('the last absorber fails');
    expect(await one('SELECT member_id AS id FROM orders')).toEqual({ id: younger });
    expect((await one('SELECT COUNT(*) AS n FROM identities WHERE member_id = ?', [younger]))['n']).toBe(1);
    failing = false;
    const retried = await merges.confirm(memberCall(younger), { proposalId, ...consent, otherSideSmsCode });
    expect(retried.state).toBe('merged');
  });

  it('keeps the distributor, and asks again when somebody became one meanwhile', async () => {
    const { older, younger, proposalId } = await twoSides();
    await merges.confirm(memberCall(older), { proposalId, ...consent });
    await becomeDistributor(younger, '小店');
    await expect(merges.confirm(memberCall(younger), { proposalId, ...consent })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const turned = await merges.pending(younger);
    expect(turned).toMatchObject({
      confirmedHere: false,
      confirmedThere: false,
      keeps: { isDistributor: true },
    });
    await merges.confirm(memberCall(younger), { proposalId, ...consent });
    const merged = await merges.confirm(memberCall(older), { proposalId, ...consent });
    expect(idOf(merged)).toBe(younger);
    expect(merged.tokens).not.toBeNull();
    expect(await context.get(IdentityService).verifiedPhone(younger)).toBe(PHONE);
  });

  it('moves the money of the second distributor, unchanged in sum', async () => {
    const { older, younger, proposalId } = await twoSides();
    const [to, from] = [await becomeDistributor(older, '老店'), await becomeDistributor(younger, '新店')];
    const ledger = context.get(LedgerService);
    const earned = (id: number, distributorId: DistributorId, amount: number) => ({
      commissionId: asId('commission', id),
      distributorId,
      amountFen: fen(amount),
    });
    await context.inTx((tx) =>
      ledger.post(tx, [
        commissionAccrued(earned(1, from, 500)),
        commissionSettled(earned(1, from, 500)),
        commissionAccrued(earned(2, from, 300)),
        commissionAccrued(earned(3, to, 40)),
      ]),
    );
    const view = await merges.pending(younger);
    expect(view).toMatchObject({
      keeps: { heldFen: 40 },
      absorbs: { isDistributor: true, availableFen: 500, heldFen: 300 },
    });
    expect(view?.consequences.join('')).toContain('可提现 ¥5.00、待结算 ¥3.00');
    await merges.confirm(memberCall(older), { proposalId, ...consent });
    await merges.confirm(memberCall(younger), { proposalId, ...consent });
    const accounts = [from, to].flatMap((id) => [
      distributorAccount(id, 'held'),
      distributorAccount(id, 'available'),
    ]);
    expect([...(await ledger.balances(accounts)).values()]).toEqual([0, 0, 340, 500]);
    expect((await ledger.trialBalance()).sumFen).toBe(0);
    expect(await context.get(DistributorService).activeDistributorOf(older)).toBe(to);
  });
});

describe('verifying a phone', () => {
  const people = new FakePeople();
  let context: TestContext;
  let member: MemberId;
  beforeAll(async () => {
    context = await createTestModule({
      imports: [GatewaysModule, ShoppingModule, MembersModule],
      overrides: people.overrides(),
    });
  });
  beforeEach(async () => {
    await context.reset();
    const { member: view } = await context
      .get(LogIn)
      .wechatMini({ code: people.code({ openId: 'mini-1', unionId: null }) });
    member = parseId('member', view.id) as MemberId;
  });
  afterAll(() => context.close());
  const verify = (method: 'wechat' | 'douyin', answer: unknown) =>
    context.get(VerifyPhone).run(member, { method, phoneCode: people.code(answer) });

  it.each(['wechat', 'douyin'] as const)(
    'takes the number %s vouches for, and replaces an earlier one',
    async (method) => {
      expect((await verify(method, '13800000001')).member.phoneMasked).toBe('138****0001');
      const { member: view, mergeProposal } = await verify(method, '13900000002');
      expect([view.phoneMasked, mergeProposal]).toEqual(['139****0002', null]);
      const identities = await context.get(IdentityService).identities(member);
      expect(identities.filter(({ kind }) => kind === 'phone').map(({ valueMasked }) => valueMasked)).toEqual(
        ['139****0002'],
      );
      await verify(method, '13900000002');
    },
  );

  it('refuses foreign numbers and spent codes', async () => {
    await expect(verify('wechat', '+85291234567')).rejects.toMatchObject({ code: 'PHONE_INVALID' });
    const input = { method: 'wechat' as const, phoneCode: people.code('13800000001') };
    await context.get(VerifyPhone).run(member, input);
    await expect(context.get(VerifyPhone).run(member, input)).rejects.toMatchObject({
      code: 'LOGIN_CODE_INVALID',
    });
  });
});
