import type { DistributorId, Id, MemberId } from '../../kernel/id.js';
import type { UplineMember } from '../commission/types.js';
import type { DistributorStanding } from '../distribution/types.js';

/**
 * - `first-touch`: the first click binds and is protected; afterwards the next click may take over.
 * - `permanent`: the first click binds for ever.
 * - `last-click`: every click takes over at once.
 * - `register-only`: only the click that led to the registration binds, for ever.
 * - `dual-clock`: one clock after the click, one after an order; when both have run out nobody owns the customer.
 */
export type BindingMode = 'first-touch' | 'permanent' | 'last-click' | 'register-only' | 'dual-clock';

export interface BindingPolicy {
  policyId: Id<'policy'>;
  version: number;
  mode: BindingMode;
  protectDays: number;
  extendOnOrderDays: number;
}

/** A customer belongs to a distributor from `boundAt`. Intervals are half open: `[boundAt, until)`. */
export interface CustomerBinding {
  bindingId: Id<'binding'>;
  memberId: MemberId;
  distributorId: DistributorId;
  /** The click that made or last renewed it. */
  clickId: Id<'click'>;
  boundAt: Date;
  /** Nobody else may take the customer before this instant; null means never. */
  protectedUntil: Date | null;
  /** From this instant orders no longer count for the distributor; null means the binding does not lapse. */
  expiresAt: Date | null;
}

/** A binding about to be written; the caller gives it an id. */
export type BindingDraft = Omit<CustomerBinding, 'bindingId'>;

export interface ClickFacts {
  clickId: Id<'click'>;
  distributorId: DistributorId;
  clickedAt: Date;
}

export interface BindingFacts {
  memberId: MemberId;
  /** The clicking member's own distributor id, under any identity; null for plain customers. */
  ownDistributorId: DistributorId | null;
  /** Standing of the distributor who was clicked. */
  clickedStanding: DistributorStanding;
  /** Standing of the current owner; null when there is none. */
  ownerStanding: DistributorStanding | null;
  /** This click led to the member's registration: recorded before it, in the same visit. Not a matter of seconds. */
  isRegistrationClick: boolean;
}

export type BindReason = 'FIRST_CLICK' | 'REGISTRATION' | 'PREVIOUS_EXPIRED';
export type RebindReason = 'PROTECTION_OVER' | 'LAST_CLICK_WINS' | 'OWNER_LEFT';
export type RenewReason = 'SAME_DISTRIBUTOR';
export type KeepReason = 'PROTECTED' | 'PERMANENT' | 'ALREADY_BOUND' | 'NOT_REGISTERING' | 'STALE_CLICK';
export type BindingRefusal = 'SELF_CLICK' | 'DISTRIBUTOR_NOT_ACTIVE';

/** `sentence` is Chinese and shown on the binding's time line. */
export type BindingDecision =
  | { action: 'bind'; reason: BindReason; sentence: string; binding: BindingDraft }
  | { action: 'rebind'; reason: RebindReason; sentence: string; binding: BindingDraft }
  | { action: 'renew'; reason: RenewReason; sentence: string; binding: BindingDraft }
  | { action: 'keep'; reason: KeepReason; sentence: string }
  | { action: 'refuse'; reason: BindingRefusal; sentence: string };

/** Ids of the policy versions an order is judged by for ever. */
export interface FrozenPolicies {
  binding: { policyId: Id<'policy'>; version: number };
  commission: { policyId: Id<'policy'>; version: number };
  settlement: { policyId: Id<'policy'>; version: number };
}

export interface AttributionFacts {
  memberId: MemberId;
  /** The buyer's own distributor id; null for plain customers. */
  buyerDistributorId: DistributorId | null;
  /** From the commission policy in force. */
  allowSelfPurchase: boolean;
  placedAt: Date;
  binding: CustomerBinding | null;
  /** The binding's click, as evidence. */
  click: ClickFacts | null;
  /** Upline starting at the binding's distributor (level 1), with standing as of `placedAt`. */
  ownerUpline: readonly UplineMember[];
  /** Upline starting at the buyer (level 1) when the buyer is a distributor; else empty. */
  buyerUpline: readonly UplineMember[];
  policies: FrozenPolicies;
}

/** Written onto the order at placement and never changed (DC05). */
export interface OrderAttribution {
  basis: 'binding' | 'self-purchase' | 'none';
  reason: 'BOUND' | 'OWN_PURCHASE' | 'NO_BINDING' | 'BINDING_EXPIRED';
  distributorId: DistributorId | null;
  placedAt: Date;
  evidence: {
    click: ClickFacts | null;
    binding: CustomerBinding | null;
  };
  upline: UplineMember[];
  policies: FrozenPolicies;
  sentence: string;
}
