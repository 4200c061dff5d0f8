import { randomUUID } from 'node:crypto';
import type { Person } from '../http.js';
import type { World } from '../world.js';

async function verifyPhone(person: Person, no: number, method: 'wechat' | 'douyin'): Promise<void> {
  await person.api.verifyPhone({ method, phoneCode: `sim-phone-${no}.${randomUUID().slice(0, 8)}` });
}

async function becomeDistributor(
  world: World,
  person: Person,
  input: { name: string; inviteCode?: string },
): Promise<string> {
  await person.api.applyDistributor({ name: input.name, inviteCode: input.inviteCode, agreedToTerms: true });
  const { items } = await world.owner.api.listApplications({ state: 'pending' });
  const application = items.find((candidate) => candidate.name === input.name);
  if (!application) throw new Error(`no application of ${input.name}`);
  await world.owner.api.decideApplication({
    applicationId: application.id,
    decision: 'approve',
    reason: '资料齐全',
  });
  const { code } = await person.api.createReferralCode({ target: 'shop' });
  return code;
}

/** A on WeChat recruits B on Douyin. */
export async function recruit(world: World): Promise<void> {
  const { story } = world;
  story.chapter('A 在微信成为分销员，邀请抖音上的 B');
  const a = world.newPerson('A', 'A', 'device-a-wechat');
  await world.loginWechat(a, 1);
  await verifyPhone(a, 1, 'wechat');
  const codeA = await becomeDistributor(world, a, { name: '林晚晴' });
  story.tell(`A（林晚晴）在微信登录、申请、通过，推广码 ${codeA}`);
  const b = world.newPerson('B', 'B', 'device-b-douyin');
  await world.loginDouyin(b, 2);
  await verifyPhone(b, 2, 'douyin');
  const { code: recruitCode } = await a.api.createReferralCode({ target: 'recruit' });
  const codeB = await becomeDistributor(world, b, { name: '周小满', inviteCode: recruitCode });
  const view = await b.api.getDistributor();
  story.expect('B stands under A', view.parentName !== null, true);
  story.tell(`B（周小满）在抖音凭 A 的邀请码加入，上级 ${view.parentName}，推广码 ${codeB}`);
  story.fact('codes', { A: codeA, B: codeB });
}

/** A also uses Douyin and the H5 shop, and stays one distributor. */
export async function oneIdentity(world: World): Promise<void> {
  const { story } = world;
  story.chapter('A 在抖音和 H5 登录，仍是同一个分销员');
  const onDouyin = world.newPerson('A@douyin', 'A（抖音）', 'device-a-douyin');
  await world.loginDouyin(onDouyin, 1);
  const { mergeProposal } = await onDouyin.api.verifyPhone({
    method: 'douyin',
    phoneCode: `sim-phone-1.${randomUUID().slice(0, 8)}`,
  });
  if (!mergeProposal) throw new Error('the same phone on both sides must propose a merge');
  await mergeByPhone(world, onDouyin, {
    proposalId: mergeProposal.id,
    consentVersion: mergeProposal.consentVersion,
    no: 1,
  });
  const a = world.person('A');
  await world.loginWechat(a, 1);
  const onH5 = world.newPerson('A@h5', 'A（H5）', 'device-a-h5');
  await world.loginPhone(onH5, 1);
  const ids = await Promise.all([a, onDouyin, onH5].map(async (person) => (await person.api.getMe()).id));
  story.expect('one member on three platforms', new Set(ids).size, 1);
  const { items } = await a.api.listMyIdentities();
  story.tell(
    `三端同一会员，身份 ${items.length} 个：${items.map((item) => `${item.platform}/${item.kind}`).join('、')}`,
  );
  story.fact('identitiesOfA', items.length);
}

/** Both sides confirm: this one by its button, the other by the code sent to the shared phone. */
export async function mergeByPhone(
  world: World,
  person: Person,
  merge: { proposalId: string; consentVersion: string; no: number },
): Promise<void> {
  const otherSideSmsCode = await world.textMessage(person, world.phone(merge.no), 'merge');
  const result = await person.api.confirmMerge(
    {
      proposalId: merge.proposalId,
      consentVersion: merge.consentVersion,
      otherSideSmsCode,
    },
    { idempotencyKey: randomUUID() },
  );
  world.story.expect('merge state', result.state, 'merged');
  if (result.tokens) person.enter({ tokens: result.tokens, member: result.member });
}
