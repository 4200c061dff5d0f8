import { DAY_MS } from '../../kernel/clock.js';
import { invariant } from '../../kernel/invariant.js';
import type { Id } from '../../kernel/id.js';
import { bindingSentence, moment } from './sentences.js';
import type {
  BindingDecision,
  BindingDraft,
  BindingFacts,
  BindingMode,
  BindingPolicy,
  ClickFacts,
  CustomerBinding,
} from './types.js';

/** First touch, fifteen days of protection, fifteen more with every order (P-10). */
export function defaultBindingPolicy(identity: { policyId: Id<'policy'>; version: number }): BindingPolicy {
  return { ...identity, mode: 'first-touch', protectDays: 15, extendOnOrderDays: 15 };
}

/** `at + days × 24 h`. Protection counts hours, not calendar days. */
export function afterDays(at: Date, days: number): Date {
  invariant(Number.isInteger(days) && days >= 0, `days ${days}`);
  return new Date(at.getTime() + days * DAY_MS);
}

/** Orders count for the owner in `[boundAt, expiresAt)`. */
export function isBindingAlive(binding: CustomerBinding | BindingDraft, at: Date): boolean {
  return binding.expiresAt === null || at.getTime() < binding.expiresAt.getTime();
}

/** Nobody may take the customer in `[boundAt, protectedUntil)`. */
export function isProtected(binding: CustomerBinding | BindingDraft, at: Date): boolean {
  return binding.protectedUntil === null || at.getTime() < binding.protectedUntil.getTime();
}

function isForEver(mode: BindingMode): boolean {
  return mode === 'permanent' || mode === 'register-only';
}

function draftFrom(click: ClickFacts, policy: BindingPolicy, facts: BindingFacts): BindingDraft {
  const { clickedAt } = click;
  const until = afterDays(clickedAt, policy.protectDays);
  return {
    memberId: facts.memberId,
    distributorId: click.distributorId,
    clickId: click.clickId,
    boundAt: clickedAt,
    protectedUntil: isForEver(policy.mode) ? null : policy.mode === 'last-click' ? clickedAt : until,
    expiresAt: policy.mode === 'dual-clock' ? until : null,
  };
}

/** The same distributor's click moves the ends forward, never back, and keeps the day the relation began. */
function renewed(current: CustomerBinding, click: ClickFacts, fresh: BindingDraft): BindingDraft {
  return {
    ...fresh,
    boundAt: current.boundAt,
    clickId: click.clickId,
    protectedUntil: later(current.protectedUntil, fresh.protectedUntil),
    expiresAt: later(current.expiresAt, fresh.expiresAt),
  };
}

/** Null stands for "for ever" and beats every instant. */
function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return null;
  return a.getTime() >= b.getTime() ? a : b;
}

/** The click of the distributor who already owns the customer (B-05). */
function onOwnClick(
  current: CustomerBinding,
  click: ClickFacts,
  rule: { policy: BindingPolicy; fresh: BindingDraft },
): BindingDecision {
  const { policy, fresh } = rule;
  if (isForEver(policy.mode))
    return { action: 'keep', reason: 'PERMANENT', sentence: bindingSentence.permanent };
  if (policy.mode === 'first-touch' && isProtected(current, click.clickedAt)) {
    return {
      action: 'keep',
      reason: 'ALREADY_BOUND',
      sentence: bindingSentence.alreadyBound(current.protectedUntil),
    };
  }
  const binding = renewed(current, click, fresh);
  return {
    action: 'renew',
    reason: 'SAME_DISTRIBUTOR',
    sentence: bindingSentence.renew(binding.protectedUntil),
    binding,
  };
}

/** A click of somebody else (B-04). */
function onOtherClick(
  current: CustomerBinding,
  click: ClickFacts,
  rule: { policy: BindingPolicy; fresh: BindingDraft },
): BindingDecision {
  const { policy, fresh } = rule;
  if (isForEver(policy.mode))
    return { action: 'keep', reason: 'PERMANENT', sentence: bindingSentence.permanent };
  if (policy.mode === 'last-click') {
    return {
      action: 'rebind',
      reason: 'LAST_CLICK_WINS',
      sentence: bindingSentence.lastClick,
      binding: fresh,
    };
  }
  if (isProtected(current, click.clickedAt)) {
    return {
      action: 'keep',
      reason: 'PROTECTED',
      sentence: bindingSentence.protected(current.protectedUntil),
    };
  }
  return {
    action: 'rebind',
    reason: 'PROTECTION_OVER',
    sentence: bindingSentence.protectionOver,
    binding: fresh,
  };
}

/**
 * What a click does to a customer's binding (SPEC.md B-01 … B-07). The decision depends on the click's own time, not
 * on when it is judged, so a click log replayed in time order always ends in the same state.
 */
export function decideBinding(
  current: CustomerBinding | null,
  click: ClickFacts,
  rule: { policy: BindingPolicy; facts: BindingFacts },
): BindingDecision {
  const { policy, facts } = rule;
  if (facts.ownDistributorId === click.distributorId) {
    return { action: 'refuse', reason: 'SELF_CLICK', sentence: bindingSentence.selfClick };
  }
  if (facts.clickedStanding !== 'active') {
    return { action: 'refuse', reason: 'DISTRIBUTOR_NOT_ACTIVE', sentence: bindingSentence.notActive };
  }
  const fresh = draftFrom(click, policy, facts);
  if (current && click.clickedAt.getTime() < current.boundAt.getTime()) {
    return { action: 'keep', reason: 'STALE_CLICK', sentence: bindingSentence.stale };
  }
  const hasOwnerLeft = facts.ownerStanding === 'banned' || facts.ownerStanding === 'exited';
  const isReleased = hasOwnerLeft && policy.mode !== 'register-only';
  if (current && isReleased && current.distributorId !== click.distributorId) {
    return { action: 'rebind', reason: 'OWNER_LEFT', sentence: bindingSentence.ownerLeft, binding: fresh };
  }
  if (current && isBindingAlive(current, click.clickedAt)) {
    const next = current.distributorId === click.distributorId ? onOwnClick : onOtherClick;
    return next(current, click, { policy, fresh });
  }
  if (policy.mode === 'register-only') {
    if (!facts.isRegistrationClick)
      return { action: 'keep', reason: 'NOT_REGISTERING', sentence: bindingSentence.notRegistering };
    return { action: 'bind', reason: 'REGISTRATION', sentence: bindingSentence.registration, binding: fresh };
  }
  if (current)
    return {
      action: 'bind',
      reason: 'PREVIOUS_EXPIRED',
      sentence: bindingSentence.previousExpired,
      binding: fresh,
    };
  return {
    action: 'bind',
    reason: 'FIRST_CLICK',
    sentence: bindingSentence.firstClick(fresh.protectedUntil),
    binding: fresh,
  };
}

/**
 * An order of the customer that counts for the owner pushes protection to at least `at + extendOnOrderDays`
 * (B-08). Returns null when nothing changes: other modes, a lapsed binding, or an end that is later already.
 */
export function extendOnOrder(
  binding: CustomerBinding,
  at: Date,
  policy: BindingPolicy,
): { binding: BindingDraft; sentence: string } | null {
  if (policy.mode !== 'first-touch' && policy.mode !== 'dual-clock') return null;
  if (!isBindingAlive(binding, at)) return null;
  const until = afterDays(at, policy.extendOnOrderDays);
  const protectedUntil = later(binding.protectedUntil, until);
  const expiresAt = binding.expiresAt === null ? null : later(binding.expiresAt, until);
  const isSame =
    protectedUntil?.getTime() === binding.protectedUntil?.getTime() &&
    expiresAt?.getTime() === binding.expiresAt?.getTime();
  if (isSame) return null;
  const { memberId, distributorId, clickId, boundAt } = binding;
  return {
    binding: { memberId, distributorId, clickId, boundAt, protectedUntil, expiresAt },
    sentence: `客户下单，保护期延长至 ${protectedUntil === null ? '永久' : moment(protectedUntil)}。`,
  };
}
