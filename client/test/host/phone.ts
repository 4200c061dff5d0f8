import { Network } from './network.js';
import type { Theme } from './program/program.js';

/** Abilities a person is asked about once, by their word in `authSetting`. */
export type Scope = 'scope.writePhotosAlbum' | 'scope.userLocation' | 'scope.camera' | 'scope.address';

/** What the person does when the platform asks. A test changes one before the step that needs it. */
export interface Habits {
  /** `vanishes`: the app is gone in the middle, nobody answers; with or without having paid. */
  payment: 'pays' | 'cancels' | 'pays and vanishes' | 'vanishes';
  transfer: 'confirms' | 'cancels';
  /** On the order page of 抖店. */
  ecOrder: 'buys' | 'comes back';
  /** Asked to log in to the platform itself. */
  account: 'logs in' | 'stays out';
  /** In WeChat's own page about a parcel. */
  receipt: 'confirms' | 'cancels';
  phoneNumber: 'allows' | 'refuses';
  permission: 'allows' | 'refuses';
  privacy: 'agrees' | 'refuses';
  subscription: 'accepts' | 'rejects';
  /** What is picked in a system sheet; null closes it. */
  picture: Buffer | null;
  scan: string | null;
  place: { latitude: number; longitude: number; name: string; address: string } | null;
  /** From the address book of the platform; null closes it. */
  address: KeptAddress | null;
}

/** As WeChat and Douyin answer `chooseAddress`. */
export interface KeptAddress {
  userName: string;
  telNumber: string;
  provinceName: string;
  cityName: string;
  countyName: string;
  detailInfo: string;
}

const COMPLIANT: Habits = {
  payment: 'pays',
  transfer: 'confirms',
  ecOrder: 'buys',
  account: 'logs in',
  receipt: 'confirms',
  phoneNumber: 'allows',
  permission: 'allows',
  privacy: 'agrees',
  subscription: 'accepts',
  picture: null,
  scan: null,
  place: { latitude: 22.53, longitude: 113.95, name: '科技园', address: '深圳市南山区科苑路 15 号' },
  address: null,
};

export interface PhoneOptions {
  /** `sim-user-<persona>` of the simulators. */
  persona: number;
  theme?: Theme;
  /** As the platform names it; an iPhone unless it says otherwise. */
  os?: 'ios' | 'android';
  /** An app from before there were plugins. */
  isOld?: boolean;
  /** Hours the phone's clock is ahead of the world. */
  clockHours?: number;
}

/** A person's phone with what a mini-program left on it. Outlives every run of the program. */
export class Phone {
  readonly habits: Habits = { ...COMPLIANT };
  readonly network = new Network();
  readonly storage = new Map<string, string>();
  /** Moments' single page has a storage of its own. */
  readonly singlePageStorage = new Map<string, string>();
  readonly grants = new Map<Scope, boolean>();
  readonly album: Buffer[] = [];
  clipboard = '';
  /** The platform's privacy notice was agreed to. */
  hasAgreedToPrivacy = false;
  vibrations = 0;
  /** Payments that went through at the platform's cashier. */
  payments = 0;
  /** Of 抖店. */
  readonly ecOrders: unknown[] = [];
  /** Logged in to the platform. */
  isInAccount = true;

  constructor(readonly options: PhoneOptions) {}

  get theme(): Theme {
    return this.options.theme ?? 'light';
  }

  /** True when allowed, asking the person the first time. A refusal is remembered. */
  allows(scope: Scope): boolean {
    const known = this.grants.get(scope);
    if (known !== undefined) return known;
    const allowed = this.habits.permission === 'allows';
    this.grants.set(scope, allowed);
    return allowed;
  }
}
