import type { FileView } from '@yimai/shared/contracts/media';
import type { StaffRole } from '@yimai/shared/api/access';
import { STAFF_ROLES } from '@yimai/shared/api/access';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { IdKind } from '@yimai/shared/kernel/id';
import sharp from 'sharp';
import type { TestMall } from '../support/mall.js';
import { buyAndReceive, PAST_MS, ship } from './earners.js';
import {
  addressOf,
  becomeDistributor,
  enter,
  enterByPhone,
  order,
  pay,
  smsCode,
  startPaying,
  stockUp,
  verifyPhone,
  type Goods,
  type Shopper,
} from '../support/mall-people.js';

/** Ids by kind: what one principal owns, or what everybody may name. */
export type Belongings = Partial<Record<IdKind, string>>;

export interface Owner {
  shopper: Shopper;
  has: Belongings;
}

/** A shop with a past: everybody owns something of every kind, so that "somebody else's" is never "missing". */
export interface World {
  buyerA: Owner;
  buyerB: Owner;
  distributor: Owner;
  rival: Owner;
  /** Merged into another member; the token is from before. */
  absorbed: Shopper;
  blocked: Shopper;
  staff: Record<StaffRole, string>;
  /** Products and whatever staff decide about. */
  shared: Belongings;
  codes: { distributor: string; rival: string };
}

/** Commission of the past order of one customer: 15 % of ¥1,980. */
const QUANTITY = 20;
/** One message a minute to a phone. */
const SMS_PAUSE_MS = 61_000;

/** Builds it through the API, partly twenty days ago. Ends in the present, with fresh tokens. */
export async function buildWorld(mall: TestMall): Promise<World> {
  await mall.moveTo(PAST_MS);
  let owner = await mall.staffToken('owner');
  const goods = await stockUp(mall, owner);
  const past = {
    distributor: await becomeDistributor(mall, await enter(mall, 3), owner),
    rival: await becomeDistributor(mall, await enter(mall, 4), owner),
  };
  const codes = { distributor: past.distributor.code, rival: past.rival.code };
  await buyAndReceive(mall, { no: 1, code: codes.distributor, skuId: goods.skuId, quantity: QUANTITY });
  await buyAndReceive(mall, { no: 2, code: codes.rival, skuId: goods.skuId, quantity: QUANTITY });
  await mall.moveTo(0);
  await mall.jobs();

  owner = await mall.staffToken('owner');
  const couponId = await offerCoupon(mall, owner);
  const people = { buyerA: 1, buyerB: 2, distributor: 3, rival: 4 } as const;
  const owners = {} as Record<keyof typeof people, Owner>;
  for (const [name, no] of Object.entries(people) as [keyof typeof people, number][])
    owners[name] = await settleIn(mall, { no, goods, couponId });
  for (const name of ['distributor', 'rival'] as const)
    Object.assign(owners[name].has, await earnings(mall, owners[name].shopper, past[name].distributorId));
  owners.buyerA.has.mergeProposal = await proposeMerge(mall, owners.buyerA.shopper, 11);
  owners.buyerB.has.mergeProposal = await proposeMerge(mall, owners.buyerB.shopper, 12);
  const shared = await staffMatters(mall, { owner, goods, couponId, owners });
  return {
    ...owners,
    absorbed: await absorbedMember(mall, 21, 22),
    blocked: await blockedMember(mall, 23),
    staff: await staffTokens(mall),
    shared,
    codes,
  };
}

async function offerCoupon(mall: TestMall, owner: string): Promise<string> {
  const at = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
  const { id } = await mall.call(
    'createCoupon',
    {
      title: '满 99 减 10',
      thresholdFen: 9900,
      discountFen: 1000,
      total: 1000,
      perMember: 100,
      startsAt: at(-1),
      endsAt: at(1),
    },
    { token: owner },
  );
  return id;
}

/** An address, a coupon, a paid order with an open case, and an unpaid order with an attempt to pay it. */
async function settleIn(
  mall: TestMall,
  { no, goods, couponId }: { no: number; goods: Goods; couponId: string },
): Promise<Owner> {
  const shopper = await enter(mall, no);
  const { token } = shopper;
  const address = await addressOf(mall, shopper);
  const grant = await mall.call('claimCoupon', { couponId }, { token });
  await mall.call('addCartItem', { skuId: goods.skuId, quantity: 1 }, { token });
  const paid = await order(mall, shopper, { skuId: goods.skuId, quantity: 2, addressId: address });
  await pay(mall, shopper, paid.id);
  const orderLine = paid.lines[0]?.id ?? '';
  const aftersale = await mall.call(
    'createAftersale',
    { orderLineId: orderLine, kind: 'refundOnly', quantity: 1, reason: '其他' },
    { token },
  );
  const unpaid = await order(mall, shopper, { skuId: goods.skuId, addressId: address });
  const { attemptId } = await startPaying(mall, shopper, unpaid.id);
  const has = {
    address,
    couponGrant: grant.id,
    order: unpaid.id,
    orderLine,
    aftersale: aftersale.id,
    paymentAttempt: attemptId,
    file: await aFace(mall, shopper, no),
    review: await aReview(mall, shopper, { skuId: goods.skuId, addressId: address }),
  };
  return { shopper, has };
}

/** Of something received; added to, so that nobody adds to it by accident. */
async function aReview(
  mall: TestMall,
  shopper: Shopper,
  basket: { skuId: string; addressId: string },
): Promise<string> {
  const { token } = shopper;
  const { id: orderId, lines } = await order(mall, shopper, basket);
  await pay(mall, shopper, orderId);
  await ship(mall, orderId);
  await mall.call('confirmReceipt', { orderId }, { token });
  const words = { text: '茶汤清亮，回甘很久' };
  const { id } = await mall.call('createReview', { lineId: lines[0]?.id, rating: 5, ...words }, { token });
  await mall.call('followUpReview', { reviewId: id, ...words }, { token });
  return id;
}

/** A topic that was published once. */
async function aTopic(mall: TestMall, token: string): Promise<Belongings> {
  const { id, draft } = await mall.call('createPage', { slug: 'world', title: '专题' }, { token });
  const blocks = [{ id: 'line', type: 'spacer', height: 20, divider: 'line' }];
  const content = { ...draft, blocks };
  await mall.call('savePageDraft', { pageId: id, draftVersion: 1, content }, { token });
  await mall.call('publishPage', { pageId: id, draftVersion: 2 }, { token });
  const { items } = await mall.call('listPageVersions', { pageId: id }, { token });
  return { page: id, pageVersion: items[0]?.id };
}

/** About price labels, and under way: what was started cannot be changed, only ended. */
async function anExperiment(mall: TestMall, token: string): Promise<string> {
  const variants = (['none', 'today'] as const).map((word) => ({
    name: word,
    shareBps: 5_000,
    versionId: null,
    label: { word, market: 'struck' },
  }));
  const plan = { name: '价格标签', subject: 'price-label', pageId: null, variants };
  const sizes = { baselineBps: 300, liftBps: 2_000, plannedDays: 14 };
  const { id } = await mall.call('createExperiment', { ...plan, ...sizes }, { token });
  await mall.call('startExperiment', { experimentId: id }, { token });
  return id;
}

/** An uploaded avatar that nothing shows yet. */
async function aFace(mall: TestMall, { token }: Shopper, no: number): Promise<string> {
  const background = `#00${no.toString(16).padStart(2, '0')}ff`;
  const bytes = await sharp({ create: { width: 100, height: 100, channels: 3, background } })
    .png()
    .toBuffer();
  const { body } = await mall.upload('uploadFile', { purpose: 'avatar', bytes }, { token });
  return (body as FileView).id;
}

async function earnings(mall: TestMall, { token }: Shopper, distributor: string): Promise<Belongings> {
  const { items } = await mall.call('listCommissions', {}, { token });
  const withdrawal = await mall.call('createWithdrawal', { amountFen: 100, channel: 'wechat' }, { token });
  return { distributor, commission: items[0]?.id, withdrawal: withdrawal.id };
}

/** Somebody on the web has the phone that the shopper then proves to be theirs. */
async function proposeMerge(mall: TestMall, shopper: Shopper, phoneNo: number): Promise<string> {
  await enterByPhone(mall, phoneNo);
  const { mergeProposal } = await verifyPhone(mall, shopper, phoneNo);
  return mergeProposal?.id ?? '';
}

async function absorbedMember(mall: TestMall, no: number, phoneNo: number): Promise<Shopper> {
  const [web, mini] = [await enterByPhone(mall, phoneNo), await enter(mall, no)];
  const { mergeProposal } = await verifyPhone(mall, mini, phoneNo);
  await mall.moveTo(SMS_PAUSE_MS);
  const confirmation = {
    proposalId: mergeProposal?.id,
    consentVersion: mergeProposal?.consentVersion,
    otherSideSmsCode: await smsCode(mall, web.phone, 'merge'),
  };
  const merged = await mall.call('confirmMerge', confirmation, { token: mini.token });
  return merged.member.id === web.memberId ? mini : web;
}

async function blockedMember(mall: TestMall, no: number): Promise<Shopper> {
  const shopper = await enter(mall, no);
  await mall.sql('UPDATE members SET is_blocked = 1 ORDER BY id DESC LIMIT 1');
  return shopper;
}

async function staffTokens(mall: TestMall): Promise<Record<StaffRole, string>> {
  const tokens = {} as Record<StaffRole, string>;
  for (const role of STAFF_ROLES) tokens[role] = await mall.staffToken(role);
  return tokens;
}

/** What staff decide about: an application, a paid order, a case, a distributor, a withdrawal. */
async function staffMatters(
  mall: TestMall,
  {
    owner,
    goods,
    couponId,
    owners,
  }: { owner: string; goods: Goods; couponId: string; owners: Record<'buyerA' | 'distributor', Owner> },
): Promise<Belongings> {
  const applicant = await enter(mall, 31);
  await verifyPhone(mall, applicant, 31);
  await mall.call('applyDistributor', { name: '新来的', agreedToTerms: true }, { token: applicant.token });
  const { items } = await mall.call('listApplications', {}, { token: owner });
  const page = await aTopic(mall, owner);
  return {
    ...page,
    experiment: await anExperiment(mall, owner),
    product: goods.productId,
    sku: goods.skuId,
    category: goods.categoryId,
    coupon: couponId,
    application: items[0]?.id,
    order: owners.buyerA.has.order,
    aftersale: owners.buyerA.has.aftersale,
    distributor: owners.distributor.has.distributor,
    withdrawal: owners.distributor.has.withdrawal,
    review: owners.buyerA.has.review,
  };
}
