import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Api } from '@yimai/shared/contracts/api';
import type { LoginResult } from '@yimai/shared/contracts/identity';
import { parseId, type DistributorId, type MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { AddressService } from '../../modules/address/index.js';
import { IdentityService } from '../../modules/identity/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Principal } from '../../platform/http/index.js';
import type { PersonKey } from '../history-events.js';
import { DEMO_DISTRIBUTORS, demoCustomers, type DemoAddress, type DemoChannel } from '../people.js';
import type { LocalApi, LocalApis } from './local-api.js';
import type { Pictures } from './pictures.js';
import type { Platforms } from './platforms.js';

type AddressInput = Api['createAddress']['input'];

/** Somebody of the demo, as far as they have come. */
export interface Actor {
  key: PersonKey;
  /** N of `sim-user-N`: distributors come first, then customers. */
  persona: number;
  phone: string;
  name: string;
  avatarUrl: string;
  home: DemoAddress;
  deviceId: string;
  memberId: MemberId | null;
  distributorId: DistributorId | null;
  platforms: Set<DemoChannel>;
  hasPhone: boolean;
  addressId: string | null;
}

const HOME: DemoAddress = {
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  street: '文三路 90 号 6 幢 402 室',
};

/** Everybody in the demo shop, and how they come to be members. */
export class Cast {
  private readonly actors = new Map<PersonKey, Actor>();
  private readonly addresses: AddressService;
  private readonly identity: IdentityService;
  private readonly unitOfWork: UnitOfWork;
  readonly anyone: LocalApi;

  constructor(
    app: INestApplicationContext,
    private readonly deps: { apis: LocalApis; platforms: Platforms; pictures: Pictures; seed: string },
  ) {
    this.addresses = app.get(AddressService, { strict: false });
    this.identity = app.get(IdentityService, { strict: false });
    this.unitOfWork = app.get(UnitOfWork, { strict: false });
    this.anyone = deps.apis.as({ kind: 'anonymous' });
    const people = [
      ...DEMO_DISTRIBUTORS.map(({ key, name, avatar }) => ({ key, name, avatar, address: HOME })),
      ...demoCustomers(deps.seed),
    ];
    for (const [index, { key, name, avatar, address }] of people.entries())
      this.actors.set(key, {
        key,
        persona: index + 1,
        phone: `1380000${String(index + 1).padStart(4, '0')}`,
        name,
        avatarUrl: deps.pictures.url(`avatar/${avatar}`),
        home: address,
        deviceId: `demo-device-${key}`,
        memberId: null,
        distributorId: null,
        platforms: new Set(),
        hasPhone: false,
        addressId: null,
      });
  }

  actor(key: PersonKey): Actor {
    const found = this.actors.get(key);
    invariant(found, `nobody is called ${key}`);
    return found;
  }

  /** The API as this person uses it on one of their clients. */
  api(actor: Actor, platform: DemoChannel): LocalApi {
    return this.deps.apis.as(this.principal(actor, platform));
  }

  /** Logs in on a client; the first time anywhere makes them a member with a name and a face. */
  async enter(actor: Actor, platform: DemoChannel): Promise<void> {
    if (actor.platforms.has(platform)) return;
    const isNew = actor.memberId === null;
    if (!isNew && platform !== 'h5') return this.enterSecond(actor, platform);
    if (!isNew) {
      await this.verifyPhone(actor, [...actor.platforms][0] ?? 'wechat');
      actor.platforms.add('h5');
      return;
    }
    const { member } = await this.login(actor, platform);
    actor.memberId = memberIdOf(member.id);
    actor.platforms.add(platform);
    if (platform === 'h5') actor.hasPhone = true;
    const { memberId, avatarUrl } = actor;
    // Not an upload: the picture is drawn by another process, perhaps later.
    await this.unitOfWork.run((tx) =>
      this.identity.update(tx, memberId, { nickname: actor.name.slice(0, 20), avatarUrl }),
    );
  }

  /** Proves the number that the platform knows; needed for distributors, and what makes several clients one member. */
  async verifyPhone(actor: Actor, platform: DemoChannel): Promise<void> {
    if (actor.hasPhone || platform === 'h5') return;
    await this.api(actor, platform).verifyPhone({ method: platform, phoneCode: phoneCode(actor) });
    actor.hasPhone = true;
  }

  async addressOf(actor: Actor): Promise<string> {
    actor.addressId ??= (
      await this.api(actor, [...actor.platforms][0] ?? 'wechat').createAddress(this.toAddress(actor))
    ).id;
    return actor.addressId;
  }

  /** Another client of somebody known: logs in there, proves the same number, and confirms that both are one. */
  private async enterSecond(actor: Actor, platform: 'wechat' | 'douyin'): Promise<void> {
    const [first] = actor.platforms;
    invariant(first, 'a member came from somewhere');
    await this.verifyPhone(actor, first);
    const { member, isNewMember } = await this.login(actor, platform);
    if (isNewMember) await this.becomeOne(actor, platform, memberIdOf(member.id));
    actor.platforms.add(platform);
  }

  private async becomeOne(actor: Actor, platform: 'wechat' | 'douyin', newcomer: MemberId): Promise<void> {
    const { apis, platforms } = this.deps;
    const there = apis.as(memberPrincipal(newcomer, platform, null));
    const { mergeProposal } = await there.verifyPhone({ method: platform, phoneCode: phoneCode(actor) });
    invariant(mergeProposal, 'the same number on two clients proposes a merge');
    await this.anyone.sendSmsCode({ phone: actor.phone, purpose: 'merge' });
    const { state, member } = await there.confirmMerge({
      proposalId: mergeProposal.id,
      consentVersion: mergeProposal.consentVersion,
      otherSideSmsCode: await platforms.smsCode(actor.phone),
    });
    invariant(state === 'merged', `merging ${actor.key} ended as ${state}`);
    actor.memberId = memberIdOf(member.id);
  }

  private async login(actor: Actor, platform: DemoChannel): Promise<LoginResult> {
    const { deviceId, phone, persona } = actor;
    const code = `sim-user-${persona}.${randomUUID().slice(0, 8)}`;
    if (platform === 'wechat') return this.anyone.loginWechatMini({ code, deviceId });
    if (platform === 'douyin') return this.anyone.loginDouyin({ code, deviceId });
    await this.anyone.sendSmsCode({ phone, purpose: 'login' });
    const smsCode = await this.deps.platforms.smsCode(phone);
    return this.anyone.loginPhone({ phone, smsCode, deviceId });
  }

  private principal(actor: Actor, platform: DemoChannel): Principal {
    invariant(actor.memberId !== null, `${actor.key} has not come yet`);
    return memberPrincipal(actor.memberId, platform, actor.distributorId);
  }

  private toAddress({ home, name, phone }: Actor): AddressInput {
    const province = this.child(undefined, home.province);
    const cities = this.addresses.regions(province);
    const city = cities.find((region) => region.name === home.city) ?? cities[0];
    invariant(city, `no city in ${home.province}`);
    return {
      name: name.slice(0, 20),
      phone,
      districtCode: this.child(city.code, home.district),
      detail: home.street,
      isDefault: true,
    };
  }

  private child(parent: string | undefined, name: string): string {
    const found = this.addresses.regions(parent).find((region) => region.name === name);
    invariant(found, `no region ${name}`);
    return found.code;
  }
}

const phoneCode = ({ persona }: Actor): string => `sim-phone-${persona}.${randomUUID().slice(0, 8)}`;

function memberIdOf(wireId: string): MemberId {
  const id = parseId('member', wireId);
  invariant(id, `not a member: ${wireId}`);
  return id;
}

function memberPrincipal(
  memberId: MemberId,
  platform: DemoChannel,
  distributorId: DistributorId | null,
): Principal {
  return { kind: 'member', memberId, sessionId: 1, distributorId, platform };
}
