import fc from 'fast-check';
import { DAY_MS } from '../../kernel/clock.js';
import { asId } from '../../kernel/id.js';
import { attributeOrder } from './attribution.js';
import { decideBinding, defaultBindingPolicy, extendOnOrder } from './binding.js';
import { replayBindings, type BindingHappening } from './replay.js';
import type {
  AttributionFacts,
  BindingFacts,
  BindingMode,
  BindingPolicy,
  ClickFacts,
  CustomerBinding,
} from './types.js';

const T0 = new Date('2026-01-01T02:00:00.000Z');
const A = asId('distributor', 1);
const B = asId('distributor', 2);
const PROTECTION = 15 * DAY_MS;

function policy(mode: BindingMode = 'first-touch'): BindingPolicy {
  return { ...defaultBindingPolicy({ policyId: asId('policy', 9), version: 1 }), mode };
}

function at(ms: number): Date {
  return new Date(T0.getTime() + ms);
}

let clicks = 0;
function click(distributorId: typeof A, ms: number): ClickFacts {
  clicks += 1;
  return { clickId: asId('click', clicks), distributorId, clickedAt: at(ms) };
}

const FACTS: BindingFacts = {
  memberId: asId('member', 77),
  ownDistributorId: null,
  clickedStanding: 'active',
  ownerStanding: 'active',
  isRegistrationClick: false,
};

function decide(
  current: CustomerBinding | null,
  next: ClickFacts,
  rule: { mode?: BindingMode; facts?: Partial<BindingFacts> } = {},
) {
  return decideBinding(current, next, { policy: policy(rule.mode), facts: { ...FACTS, ...rule.facts } });
}

function bound(mode: BindingMode = 'first-touch'): CustomerBinding {
  const decision = decide(null, click(A, 0), { mode, facts: { isRegistrationClick: true } });
  if (!('binding' in decision)) throw new Error(decision.reason);
  return { bindingId: asId('binding', 1), ...decision.binding };
}

describe('first touch', () => {
  it('B-01: the first click binds for fifteen days', () => {
    const decision = decide(null, click(A, 0));
    expect(decision).toMatchObject({
      action: 'bind',
      reason: 'FIRST_CLICK',
      binding: { distributorId: A, boundAt: T0 },
    });
    expect(decision.sentence).toBe('首次点击该分销员的推广链接，建立归属，保护期至 2026-01-16 10:00:00。');
  });

  it('B-04 golden: A at t0; B at t0 + 14d 23:59:59; B at t0 + 15d', () => {
    const current = bound();
    expect(current.distributorId).toBe(A);
    expect(decide(current, click(B, PROTECTION - 1_000))).toMatchObject({
      action: 'keep',
      reason: 'PROTECTED',
    });
    expect(decide(current, click(B, PROTECTION - 1))).toMatchObject({ action: 'keep', reason: 'PROTECTED' });
    expect(decide(current, click(B, PROTECTION))).toMatchObject({
      action: 'rebind',
      reason: 'PROTECTION_OVER',
      binding: { distributorId: B },
    });
  });

  it('B-05: own clicks do not stretch running protection, and renew a past one', () => {
    expect(decide(bound(), click(A, DAY_MS))).toMatchObject({ action: 'keep', reason: 'ALREADY_BOUND' });
    expect(decide(bound(), click(A, 20 * DAY_MS))).toMatchObject({
      action: 'renew',
      binding: { boundAt: T0, protectedUntil: at(35 * DAY_MS) },
    });
  });
});

describe('refusals and releases', () => {
  it('B-02: nobody binds to oneself', () => {
    expect(decide(null, click(A, 0), { facts: { ownDistributorId: A } })).toMatchObject({
      action: 'refuse',
      reason: 'SELF_CLICK',
    });
    expect(decide(null, click(B, 0), { facts: { ownDistributorId: A } }).action).toBe('bind');
  });

  it.each(['suspended', 'banned', 'exited'] as const)(
    'B-03: a %s distributor gains nobody',
    (clickedStanding) => {
      expect(decide(bound(), click(B, PROTECTION), { facts: { clickedStanding } })).toMatchObject({
        action: 'refuse',
        reason: 'DISTRIBUTOR_NOT_ACTIVE',
      });
    },
  );

  it.each([
    ['banned', 'rebind'],
    ['exited', 'rebind'],
    ['suspended', 'keep'],
  ] as const)('B-07: the customer of a %s distributor: %s', (ownerStanding, action) => {
    expect(decide(bound(), click(B, 1), { facts: { ownerStanding } }).action).toBe(action);
    expect(
      decide(bound('permanent'), click(B, 1), { mode: 'permanent', facts: { ownerStanding } }).action,
    ).toBe(action);
    expect(
      decide(bound('register-only'), click(B, 1), { mode: 'register-only', facts: { ownerStanding } }).action,
    ).toBe('keep');
  });

  it('B-07: a click that is older than the binding changes nothing', () => {
    expect(decide(bound(), click(B, -1))).toMatchObject({ action: 'keep', reason: 'STALE_CLICK' });
  });
});

describe('modes (B-06)', () => {
  it('permanent never changes hands', () => {
    const current = bound('permanent');
    expect(current.protectedUntil).toBeNull();
    expect(decide(current, click(B, 4_000 * DAY_MS), { mode: 'permanent' })).toMatchObject({
      action: 'keep',
      reason: 'PERMANENT',
    });
    expect(decide(current, click(A, DAY_MS), { mode: 'permanent' }).action).toBe('keep');
  });

  it('last-click changes hands at once', () => {
    const current = bound('last-click');
    expect(decide(current, click(B, 1), { mode: 'last-click' })).toMatchObject({
      action: 'rebind',
      reason: 'LAST_CLICK_WINS',
    });
    expect(decide(current, click(A, 1), { mode: 'last-click' }).action).toBe('renew');
  });

  it('register-only binds the click of the registration', () => {
    expect(decide(null, click(A, 0), { mode: 'register-only' })).toMatchObject({
      action: 'keep',
      reason: 'NOT_REGISTERING',
    });
    const facts = { isRegistrationClick: true };
    expect(decide(null, click(A, 0), { mode: 'register-only', facts })).toMatchObject({
      action: 'bind',
      reason: 'REGISTRATION',
    });
  });

  it('dual-clock lapses when both clocks have run out', () => {
    const current = bound('dual-clock');
    expect(current.expiresAt).toEqual(at(PROTECTION));
    expect(decide(current, click(B, PROTECTION - 1), { mode: 'dual-clock' }).action).toBe('keep');
    expect(decide(current, click(B, PROTECTION), { mode: 'dual-clock' })).toMatchObject({
      action: 'bind',
      reason: 'PREVIOUS_EXPIRED',
    });
    expect(decide(current, click(A, DAY_MS), { mode: 'dual-clock' })).toMatchObject({
      action: 'renew',
      binding: { expiresAt: at(16 * DAY_MS) },
    });
    const ordered = extendOnOrder(current, at(10 * DAY_MS), policy('dual-clock'));
    expect(ordered?.binding.expiresAt).toEqual(at(25 * DAY_MS));
    const extended = { ...current, ...ordered?.binding };
    expect(decide(extended, click(A, DAY_MS), { mode: 'dual-clock' })).toMatchObject({
      action: 'renew',
      binding: { protectedUntil: at(25 * DAY_MS), expiresAt: at(25 * DAY_MS) },
    });
  });
});

describe('orders', () => {
  it('B-08: extend protection, never shorten it', () => {
    const current = bound();
    expect(extendOnOrder(current, at(DAY_MS), policy())?.binding.protectedUntil).toEqual(at(16 * DAY_MS));
    expect(extendOnOrder(current, at(20 * DAY_MS), policy())?.binding.protectedUntil).toEqual(
      at(35 * DAY_MS),
    );
    expect(extendOnOrder(current, T0, policy())).toBeNull();
    expect(extendOnOrder(current, T0, { ...policy(), extendOnOrderDays: 0 })).toBeNull();
    expect(extendOnOrder(bound('permanent'), at(DAY_MS), policy('permanent'))).toBeNull();
    expect(extendOnOrder(bound('dual-clock'), at(PROTECTION), policy('dual-clock'))).toBeNull();
  });

  const frozen = { policyId: asId('policy', 1), version: 1 };
  const owner = { distributorId: A, level: 1, maskedName: '张*', isActive: true, isBuyer: false, tier: null };
  const buyer = { ...owner, distributorId: B, isBuyer: true };
  function order(changes: Partial<AttributionFacts>): AttributionFacts {
    return {
      memberId: FACTS.memberId,
      buyerDistributorId: null,
      allowSelfPurchase: false,
      placedAt: at(DAY_MS),
      binding: null,
      click: null,
      ownerUpline: [owner],
      buyerUpline: [buyer],
      policies: { binding: frozen, commission: frozen, settlement: frozen },
      ...changes,
    };
  }

  it('B-09: freeze the evidence and the upline of that moment', () => {
    const binding = bound();
    const evidence = click(A, 0);
    const attribution = attributeOrder(order({ binding, click: evidence }));
    expect(attribution).toMatchObject({
      basis: 'binding',
      distributorId: A,
      evidence: { binding, click: evidence },
      upline: [owner],
    });
    expect(attribution.upline[0]).not.toBe(owner);
  });

  it('B-09: count for nobody without a living binding', () => {
    expect(attributeOrder(order({}))).toMatchObject({ basis: 'none', reason: 'NO_BINDING', upline: [] });
    const lapsed = order({ binding: bound('dual-clock'), placedAt: at(PROTECTION) });
    expect(attributeOrder(lapsed)).toMatchObject({
      basis: 'none',
      reason: 'BINDING_EXPIRED',
      distributorId: null,
    });
  });

  it('B-09: count for the buying distributor only where that is allowed', () => {
    const own = { buyerDistributorId: B, binding: bound() };
    expect(attributeOrder(order(own)).distributorId).toBe(A);
    expect(attributeOrder(order({ ...own, allowSelfPurchase: true }))).toMatchObject({
      basis: 'self-purchase',
      upline: [buyer],
    });
  });
});

describe('replay', () => {
  const happenings = fc.array(
    fc.record({
      isOrder: fc.boolean(),
      distributor: fc.integer({ min: 1, max: 3 }),
      hours: fc.nat(24 * 60),
      registers: fc.boolean(),
    }),
    { maxLength: 25, size: 'max' },
  );
  const modes = fc.constantFrom<BindingMode>(
    'first-touch',
    'permanent',
    'last-click',
    'register-only',
    'dual-clock',
  );

  it('B-10, I-22: the log in any order ends the same, and protection is never broken', () => {
    fc.assert(
      fc.property(happenings, modes, fc.infiniteStream(fc.nat()), (drafts, mode, ranks) => {
        const log = drafts.map(({ isOrder, distributor, hours, registers }, index): BindingHappening => {
          const when = at(hours * 3_600_000);
          if (isOrder) return { kind: 'order', orderId: asId('order', index + 1), at: when };
          const next = {
            clickId: asId('click', index + 1),
            distributorId: asId('distributor', distributor),
            clickedAt: when,
          };
          return { kind: 'click', click: next, facts: { ...FACTS, isRegistrationClick: registers } };
        });
        const steps = replayBindings(log, policy(mode));
        const shuffled = log
          .map((item) => ({ item, rank: ranks.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank);
        expect(
          replayBindings(
            shuffled.map(({ item }) => item),
            policy(mode),
          ),
        ).toEqual(steps);
        steps.forEach((step, index) => {
          const before = steps[index - 1]?.binding ?? null;
          const time = step.happening.kind === 'click' ? step.happening.click.clickedAt : step.happening.at;
          const isHeld = before && (before.protectedUntil === null || time < before.protectedUntil);
          if (isHeld) expect(step.binding?.distributorId).toBe(before.distributorId);
        });
      }),
      { numRuns: 500 },
    );
  });
});
