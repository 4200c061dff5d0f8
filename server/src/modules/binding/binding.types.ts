import type { OrderAttribution } from '@yimai/shared/domain/binding/types';
import type { MemberId } from '@yimai/shared/kernel/id';
import type { DistributorRow, UplinePerson } from '../distributor/index.js';
import type { BindingRepository, BindingRow, ClickRow, ReferralCodeRow } from './binding.repository.js';

/** Clicks made before login are tied to the member for this long. */
export const CLAIM_DAYS = 30;

export type Platform = 'wechat' | 'douyin' | 'h5';

export interface ClickInput {
  code: string;
  deviceId: string;
  platform: Platform;
  scene: string;
  path: string;
  /** Null before login. */
  memberId: MemberId | null;
}

export interface ClickOutcome {
  effect: 'recorded' | 'bound' | 'renewed' | 'kept' | 'ignored';
  /** Chinese. */
  message: string;
  code: ReferralCodeRow;
}

/** The domain's attribution with the evidence a receipt shows. */
export interface BoundAttribution {
  attribution: OrderAttribution;
  /** The upline of the attribution with names and members, nearest first. */
  people: UplinePerson[];
  /** Both null unless the order counts by a binding. */
  binding: BindingRow | null;
  click: ClickRow | null;
  bindingPolicyVersion: number;
}

/** The state of things that an order is attributed by. */
export interface BindingEvidence {
  found: Awaited<ReturnType<BindingRepository['forAttribution']>>;
  own: DistributorRow | null;
  buyerUpline: UplinePerson[];
}
