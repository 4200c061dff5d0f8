import { parseId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { createTestModule, FakePeople, memberCall, type TestContext } from '../../test/support/index.js';
import { GatewaysModule } from '../gateways/gateways.module.js';
import { AddressService } from '../modules/address/index.js';
import { MERGE_CONSENT_VERSION, SmsCodes } from '../modules/identity/index.js';
import { LogIn } from './log-in.js';
import { MembersModule } from './members.module.js';
import { MergeMembers } from './merge-members.js';
import { ShoppingModule } from './shopping.module.js';
import { VerifyPhone } from './verify-phone.js';

// Real: every table. What must never be found in a dump is planted in every way it can enter.
/** A thousand numbers: everybody has one of their own and three addresses. */
const MEMBERS = 250;
const ADDRESSES = 3;
const phoneOf = (n: number): string => `139${String(10_000_000 + n * 7919).slice(0, 8)}`;
const deliveryPhonesOf = (n: number): string[] =>
  Array.from({ length: ADDRESSES }, (_, at) => `158${20_000_000 + (n * ADDRESSES + at) * 7907}`);
const openIdOf = (n: number): string => `oPLANTED_${n}_openid`;

describe('a dump of the database', () => {
  const people = new FakePeople();
  let context: TestContext;
  beforeAll(async () => {
    context = await createTestModule({
      imports: [GatewaysModule, ShoppingModule, MembersModule],
      overrides: people.overrides(),
    });
    await context.reset();
  });
  afterAll(() => context.close());

  async function plant(n: number): Promise<void> {
    const logIn = context.get(LogIn);
    const verify = context.get(VerifyPhone);
    const unionId = `PLANTED_union_${n}`;
    const { member } = await logIn.wechatMini({ code: people.code({ openId: openIdOf(n), unionId }) });
    const memberId = parseId('member', member.id) as MemberId;
    await verify.run(memberId, { method: 'wechat', phoneCode: people.code(phoneOf(n)) });
    await context.inTx(async (tx) => {
      for (const phone of deliveryPhonesOf(n))
        await context.get(AddressService).create(tx, memberId, {
          name: `收件人${n}`,
          phone,
          districtCode: '440305',
          detail: `机密路 ${n} 号`,
          isDefault: true,
        });
    });
    if (n % 5 > 0) return;
    // Every fifth has another self, and becomes one with it.
    const other = await logIn.douyinMini({
      code: people.code({ openId: `${openIdOf(n)}_dy`, unionId: null }),
    });
    const otherId = parseId('member', other.member.id) as MemberId;
    const phoneCode = people.code(phoneOf(n));
    const { mergeProposal } = await verify.run(otherId, { method: 'douyin', phoneCode });
    await context.get(SmsCodes).send(phoneOf(n), 'merge');
    await context.get(MergeMembers).confirm(memberCall(otherId), {
      proposalId: parseId('mergeProposal', mergeProposal?.id ?? '') as Id<'mergeProposal'>,
      consentVersion: MERGE_CONSENT_VERSION,
      otherSideSmsCode: people.lastSms(phoneOf(n)),
    });
  }

  async function dump(): Promise<string> {
    const { pool } = context.database;
    const [tables] = await pool.query(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    const parts: string[] = [];
    for (const { name } of tables as { name: string }[]) {
      const [rows] = await pool.query('SELECT * FROM ??', [name]);
      parts.push(JSON.stringify(rows));
    }
    return parts.join('\n');
  }

  it('holds no phone number, openid, name or street', async () => {
    for (let n = 0; n < MEMBERS; n += 10)
      await Promise.all(Array.from({ length: 10 }, (_, i) => plant(n + i)));
    const text = await dump();
    expect(text.length).toBeGreaterThan(100_000);
    const planted = Array.from({ length: MEMBERS }, (_, n) => [phoneOf(n), ...deliveryPhonesOf(n)]).flat();
    expect(new Set(planted).size).toBe(1_000);
    expect([...planted, 'PLANTED', '收件人', '机密路'].filter((secret) => text.includes(secret))).toEqual([]);
  }, 120_000); // all log in and keep addresses, and every fifth merges
});
