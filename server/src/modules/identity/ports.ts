import { Injectable } from '@nestjs/common';
import type { DistributorId, MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { Tx } from '../../platform/db/index.js';

/** Of somebody as a distributor; `rejected` is the newest application, which may be followed by another. */
export type Standing = 'none' | 'pending' | 'rejected' | 'active' | 'suspended';

/** What identity must know about distribution, without knowing it. */
export interface DistributorLookup {
  activeDistributorOf(memberId: MemberId): Promise<DistributorId | null>;
  standingOf(memberId: MemberId): Promise<Standing>;
}

/** Nest injection token of {@link DistributorLookup}. Filled by whoever calls {@link DistributorLookupSlot.use}. */
export const DISTRIBUTOR_LOOKUP = Symbol('DistributorLookup');

/** Until somebody fills it nobody is a distributor: the safe answer, since distributors may do more. */
@Injectable()
export class DistributorLookupSlot implements DistributorLookup {
  private lookup: DistributorLookup | undefined;

  use(lookup: DistributorLookup): void {
    this.lookup = lookup;
  }

  async activeDistributorOf(memberId: MemberId): Promise<DistributorId | null> {
    return (await this.lookup?.activeDistributorOf(memberId)) ?? null;
  }

  async standingOf(memberId: MemberId): Promise<Standing> {
    return (await this.lookup?.standingOf(memberId)) ?? 'none';
  }
}

export interface LoginEvent {
  memberId: MemberId;
  deviceId: string | null;
  platform: 'wechat' | 'douyin' | 'h5';
  referralCode: string | null;
  isNewMember: boolean;
}

/** Takes part in every login, in its transaction. */
export interface LoginObserver {
  onLogin(tx: Tx, login: LoginEvent): Promise<void>;
}

/** Nest injection token of {@link LoginObservers}. */
export const LOGIN_OBSERVERS = Symbol('LoginObservers');

/** Who takes part in a login. Register in `onModuleInit`. */
@Injectable()
export class LoginObservers {
  private readonly observers = new Map<string, LoginObserver>();

  register(name: string, observer: LoginObserver): void {
    const existing = this.observers.get(name);
    invariant(!existing || existing === observer, `two login observers are called ${name}`);
    this.observers.set(name, observer);
  }

  async onLogin(tx: Tx, login: LoginEvent): Promise<void> {
    for (const observer of this.observers.values()) await observer.onLogin(tx, login);
  }
}

export interface Absorption {
  keepsId: MemberId;
  absorbsId: MemberId;
  at: Date;
}

/** Moves what a module holds of one member to another and returns what it moved; throws MERGE_BLOCKED to refuse. */
export interface MemberAbsorber {
  absorb(tx: Tx, merge: Absorption): Promise<object | null>;
}

/** Nest injection token of {@link MemberAbsorbers}. */
export const MEMBER_ABSORBERS = Symbol('MemberAbsorbers');

/** Rows are locked in one order everywhere (docs/modules.md); modules not named here follow in order of name. */
const ORDER = [
  'identity',
  'address',
  'order',
  'payment',
  'fulfilment',
  'aftersale',
  'cart',
  'promotion',
  'distributor',
];

const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** Every module that owns rows of a member. Register in `onModuleInit`. */
@Injectable()
export class MemberAbsorbers {
  private readonly absorbers = new Map<string, MemberAbsorber>();

  register(name: string, absorber: MemberAbsorber): void {
    const existing = this.absorbers.get(name);
    invariant(!existing || existing === absorber, `two member absorbers are called ${name}`);
    this.absorbers.set(name, absorber);
  }

  has(name: string): boolean {
    return this.absorbers.has(name);
  }

  inOrder(): [string, MemberAbsorber][] {
    return [...this.absorbers].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  }
}
