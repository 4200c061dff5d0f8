import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { parseId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { ClickScene, HistoryEvent } from '../history-events.js';
import { demoDistributor, type DemoChannel } from '../people.js';
import { pick, seededRandom } from '../random.js';
import type { Actor } from './cast.js';
import type { Stage } from './stage.js';

type Of<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: K }>;

const SCENES = {
  friend: 'share-card',
  group: 'share-card',
  moments: 'timeline',
  poster: 'poster',
  shortVideo: 'short-video',
  live: 'live',
  passphrase: 'passphrase',
} as const satisfies Record<ClickScene, string>;

/** These are met on WeChat, Douyin and H5 as one member. */
const EVERYWHERE = new Set(['d01', 'd02', 'd03', 'd04', 'd06', 'd07', 'd11', 'c001']);

/** How many share with the shop's material where there is some. */
const MATERIAL_SHARE = 0.66;

/** Who comes, who clicks on whose link, and who becomes a distributor. */
export class PlayPeople {
  private readonly codes = new Map<string, Promise<string>>();
  private readonly couponGrants = new Map<string, string[]>();
  private strangers = 0;

  constructor(private readonly stage: Stage) {}

  async applied(event: Of<'distributorApplied'>): Promise<void> {
    const { cast, time } = this.stage;
    const actor = cast.actor(event.distributor);
    await time.withPlatforms();
    await cast.enter(actor, event.channel);
    await cast.verifyPhone(actor, event.channel);
    const inviteCode = event.inviter ? await this.code(event.inviter, 'recruit') : undefined;
    await cast
      .api(actor, event.channel)
      .applyDistributor({ name: actor.name, inviteCode, note: event.reason, agreedToTerms: true });
  }

  async decided({ distributor }: Of<'applicationDecided'>): Promise<void> {
    const { cast, time } = this.stage;
    const actor = cast.actor(distributor);
    await this.decide(actor, { decision: 'approve', reason: '资料齐全' });
    const { distributorId } = await cast.api(actor, this.anyPlatform(actor)).getDistributor({});
    actor.distributorId = parseId('distributor', distributorId ?? '');
    invariant(actor.distributorId, `${distributor} was approved`);
    if (!EVERYWHERE.has(distributor)) return;
    for (const platform of ['wechat', 'douyin', 'h5'] as const) {
      // One message per number and minute.
      await time.advanceTo(time.nowMs() + 2 * MINUTE_MS);
      await time.withPlatforms();
      await cast.enter(actor, platform);
    }
  }

  async refused({ customer, reason }: Of<'applicationRefused'>): Promise<void> {
    const { cast, time } = this.stage;
    const actor = cast.actor(customer);
    const platform = this.anyPlatform(actor);
    await time.withPlatforms();
    await cast.verifyPhone(actor, platform);
    await cast
      .api(actor, platform)
      .applyDistributor({ name: actor.name, note: '想试试', agreedToTerms: true });
    await this.decide(actor, { decision: 'reject', reason });
  }

  async registered({ customer, channel }: Of<'customerRegistered'>): Promise<void> {
    const { cast, time } = this.stage;
    const actor = cast.actor(customer);
    await time.withPlatforms();
    await cast.enter(actor, channel);
    await this.claim(actor, 'newcomer');
    if (EVERYWHERE.has(customer)) await cast.enter(actor, 'douyin');
  }

  async clicked(event: Of<'linkClicked'>): Promise<void> {
    const { cast } = this.stage;
    const visitor = event.visitor ? cast.actor(event.visitor) : null;
    const api = visitor?.memberId ? cast.api(visitor, event.channel) : cast.anyone;
    await api.recordClick({
      code: await this.sharedCode(event),
      deviceId: visitor?.deviceId ?? `demo-stranger-${(this.strangers += 1)}`,
      platform: event.channel,
      scene: SCENES[event.scene],
    });
  }

  /** Two of three who share a product for which there is material take it along; their link is the material's. */
  private async sharedCode({ distributor, product, scene }: Of<'linkClicked'>): Promise<string> {
    const random = seededRandom(`${distributor}/${product}`);
    const materialIds = this.stage.shop.materialIds.get(product) ?? [];
    if (materialIds.length === 0 || random() > MATERIAL_SHARE)
      return this.code(distributor, 'product', product);
    const materialId = pick(random, materialIds);
    const key = `${distributor}/${materialId}`;
    const known = this.codes.get(key) ?? this.take(distributor, { materialId, scene });
    this.codes.set(key, known);
    return known;
  }

  private async take(
    distributor: string,
    { materialId, scene }: { materialId: string; scene: ClickScene },
  ): Promise<string> {
    const actor = this.stage.cast.actor(demoDistributor(distributor).key);
    const platform = this.anyPlatform(actor);
    const api = this.stage.cast.api(actor, platform);
    if (scene === 'moments') await api.useMaterial({ materialId, action: 'saved', platform });
    const { code } = await api.useMaterial({ materialId, action: 'copied', platform });
    return code;
  }

  /** Somebody's customer opens another distributor's link. False: they are protected and stay. */
  async poached(visitorKey: string, distributorKey: string): Promise<boolean> {
    const { cast } = this.stage;
    const visitor = cast.actor(visitorKey);
    if (visitor.memberId === null || cast.actor(distributorKey).distributorId === null) return false;
    const platform = this.anyPlatform(visitor);
    const code = await this.code(distributorKey, 'shop');
    const { effect } = await cast
      .api(visitor, platform)
      .recordClick({ code, deviceId: visitor.deviceId, platform, scene: 'share-card' });
    return effect === 'bound';
  }

  /** A customer asks to become a distributor; nobody has decided yet. */
  async appliesNow(customer: string): Promise<void> {
    const { cast, time } = this.stage;
    const actor = cast.actor(customer);
    if (actor.memberId === null || actor.distributorId !== null) return;
    const platform = this.anyPlatform(actor);
    await time.withPlatforms();
    await cast.verifyPhone(actor, platform);
    const note = '买了几次都不错，想推荐给朋友。';
    await cast.api(actor, platform).applyDistributor({ name: actor.name, note, agreedToTerms: true });
  }

  async couponClaimed({ person, coupon }: Of<'couponClaimed'>): Promise<void> {
    await this.claim(this.stage.cast.actor(person), coupon);
  }

  /** A coupon this person holds and has not spent, or null. */
  takeCoupon(person: string, coupon: string): string | null {
    return this.couponGrants.get(`${person}/${coupon}`)?.shift() ?? null;
  }

  private async claim(actor: Actor, coupon: string): Promise<void> {
    const couponId = this.stage.shop.couponIds.get(coupon);
    if (!couponId) return; // Coupons for a part of the shop are not in this shop's power.
    const grant = await this.stage.cast.api(actor, this.anyPlatform(actor)).claimCoupon({ couponId });
    const key = `${actor.key}/${coupon}`;
    this.couponGrants.set(key, [...(this.couponGrants.get(key) ?? []), grant.id]);
  }

  private async decide(
    { name }: Actor,
    decision: { decision: 'approve' | 'reject'; reason: string },
  ): Promise<void> {
    const { owner } = this.stage;
    const { items } = await owner.listApplications({ state: 'pending', limit: 50 });
    const application = items.find((item) => item.name === name);
    invariant(application, `no application of ${name}`);
    await owner.decideApplication({ applicationId: application.id, ...decision });
  }

  private code(
    distributor: string,
    target: 'shop' | 'product' | 'recruit',
    product?: string,
  ): Promise<string> {
    const key = `${distributor}/${target}/${product ?? ''}`;
    const known = this.codes.get(key) ?? this.mint(distributor, target, product);
    this.codes.set(key, known);
    return known;
  }

  private async mint(
    distributor: string,
    target: 'shop' | 'product' | 'recruit',
    product?: string,
  ): Promise<string> {
    const { cast, shop } = this.stage;
    const actor = cast.actor(demoDistributor(distributor).key);
    const productId = product ? shop.productIds.get(product) : undefined;
    const { code } = await cast.api(actor, this.anyPlatform(actor)).createReferralCode({ target, productId });
    return code;
  }

  private anyPlatform(actor: Actor): DemoChannel {
    const [first] = actor.platforms;
    invariant(first, `${actor.key} has not come yet`);
    return first;
  }
}
