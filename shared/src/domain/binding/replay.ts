import type { Id } from '../../kernel/id.js';
import { decideBinding, extendOnOrder } from './binding.js';
import type { BindingDecision, BindingFacts, BindingPolicy, ClickFacts, CustomerBinding } from './types.js';

/** What can happen to a binding, with the facts as they were then. */
export type BindingHappening =
  | { kind: 'click'; click: ClickFacts; facts: BindingFacts }
  | { kind: 'order'; orderId: Id<'order'>; at: Date };

export interface ReplayStep {
  happening: BindingHappening;
  /** Null for orders. */
  decision: BindingDecision | null;
  /** The binding after this step; `bindingId` is the id of the click that made it, for comparison only. */
  binding: CustomerBinding | null;
}

function timeOf(happening: BindingHappening): number {
  return (happening.kind === 'click' ? happening.click.clickedAt : happening.at).getTime();
}

/** Ties in time: clicks before orders, then by id. */
function compare(a: BindingHappening, b: BindingHappening): number {
  const byTime = timeOf(a) - timeOf(b);
  if (byTime !== 0) return byTime;
  if (a.kind === 'click' && b.kind === 'click') return a.click.clickId - b.click.clickId;
  if (a.kind === 'order' && b.kind === 'order') return a.orderId - b.orderId;
  return a.kind === 'click' ? -1 : 1;
}

/**
 * The binding's whole time line from the raw log, in any order given (B-10, I-22): what the dispute page shows, and
 * what the nightly job compares the stored state with.
 */
export function replayBindings(log: readonly BindingHappening[], policy: BindingPolicy): ReplayStep[] {
  let binding: CustomerBinding | null = null;
  return [...log].sort(compare).map((happening): ReplayStep => {
    if (happening.kind === 'order') {
      const extended: ReturnType<typeof extendOnOrder> =
        binding && extendOnOrder(binding, happening.at, policy);
      if (binding && extended) binding = { bindingId: binding.bindingId, ...extended.binding };
      return { happening, decision: null, binding };
    }
    const decision = decideBinding(binding, happening.click, { policy, facts: happening.facts });
    if ('binding' in decision) {
      const bindingId: Id<'binding'> =
        decision.action === 'renew' && binding
          ? binding.bindingId
          : (happening.click.clickId as number as Id<'binding'>);
      binding = { bindingId, ...decision.binding };
    }
    return { happening, decision, binding };
  });
}
