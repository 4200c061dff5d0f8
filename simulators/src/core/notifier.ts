import type { Agenda } from './agenda.js';
import type { SimClock } from './clock.js';
import type { Collection, Store } from './store.js';

/** How one attempt is signed: properly, with a wrong signature, or as the platform's deliberate signature probe. */
export type SigningMode = 'good' | 'corrupt' | 'probe';

export interface NotificationDraft {
  /** Unique per provider; a retry repeats it. */
  eventId: string;
  /** What it is about, e.g. `payment`, `refund`, `transfer`. */
  topic: string;
  /** Our business number (out_trade_no …). */
  businessNo: string;
  url: string;
  /** JSON the provider's `prepare` turns into headers and body at every attempt. */
  payload: unknown;
}

export interface PreparedNotification {
  method?: 'POST' | 'GET';
  /** When the signature belongs into the query; default is the draft's url. */
  url?: string;
  headers: Record<string, string>;
  body?: string;
}

/** How a provider talks to the merchant: registered once per provider. */
export interface NotificationStyle {
  /** Waits between attempts in ms, unscaled. The first attempt is immediate. */
  ladderMs: readonly number[];
  prepare(draft: NotificationDraft, mode: SigningMode): PreparedNotification;
  /** Whether the merchant's answer counts. Some platforms also read data out of it. */
  accepted(status: number, body: string, draft: NotificationDraft): boolean;
}

export interface DeliveryAttempt {
  at: number;
  mode: SigningMode;
  status?: number;
  error?: string;
  reply?: string;
  accepted: boolean;
  durationMs: number;
}

export type DeliveryState = 'pending' | 'held' | 'delivered' | 'dropped' | 'exhausted';

export interface Delivery extends NotificationDraft {
  id: string;
  provider: string;
  state: DeliveryState;
  createdAt: number;
  attempts: DeliveryAttempt[];
  /** Attempts of the retry ladder used so far. */
  tries: number;
}

/** What happens to the coming notifications of a provider (`*` = all). Numbers count down. */
export interface NotificationPlan {
  hold: boolean;
  duplicate: number;
  corrupt: number;
  probe: number;
  drop: number;
  delay: number;
  delayMs: number;
}

const QUIET_PLAN: NotificationPlan = {
  hold: false,
  duplicate: 0,
  corrupt: 0,
  probe: 0,
  drop: 0,
  delay: 0,
  delayMs: 0,
};
const TASK = 'core/deliver';
/** Platforms give the merchant five seconds. */
const REPLY_WITHIN_MS = 5_000;
const KEPT_REPLY_CHARS = 300;

export interface NotifierDeps {
  store: Store;
  clock: SimClock;
  agenda: Agenda;
  retryScale: number;
}

/** Delivers signed notifications with the provider's own retry ladder, and records every attempt. */
export class Notifier {
  private readonly deliveries: Collection<Delivery>;
  private readonly styles = new Map<string, NotificationStyle>();
  private readonly plans = new Map<string, NotificationPlan>();

  constructor(private readonly deps: NotifierDeps) {
    this.deliveries = deps.store.collection('core/deliveries');
    deps.agenda.on(TASK, (id) => this.attempt(id));
  }

  style(provider: string, style: NotificationStyle): void {
    this.styles.set(provider, style);
  }

  /** Queues a notification; the plan decides whether it leaves now, later, twice or never. */
  send(provider: string, draft: NotificationDraft): Delivery {
    const id = `dlv-${String(this.deps.store.next('delivery')).padStart(6, '0')}`;
    const delivery: Delivery = {
      ...draft,
      id,
      provider,
      state: 'pending',
      createdAt: this.deps.clock.now(),
      attempts: [],
      tries: 0,
    };
    if (this.spend(provider, 'drop')) delivery.state = 'dropped';
    else if (this.planFor(provider)?.hold) delivery.state = 'held';
    this.deliveries.put(id, delivery);
    if (delivery.state === 'pending') {
      const plan = this.spend(provider, 'delay');
      this.deps.agenda.add(TASK, id, plan?.delayMs ?? 0);
    }
    return delivery;
  }

  list(): Delivery[] {
    return this.deliveries.values();
  }

  get(id: string): Delivery | undefined {
    return this.deliveries.get(id);
  }

  plan(provider: string): NotificationPlan {
    const existing = this.plans.get(provider);
    if (existing) return existing;
    const created = { ...QUIET_PLAN };
    this.plans.set(provider, created);
    return created;
  }

  allPlans(): Record<string, NotificationPlan> {
    return Object.fromEntries(this.plans);
  }

  forgetPlans(): void {
    this.plans.clear();
  }

  /** Lets go what is held, oldest first or newest first, one after the other. Resolves when all had an attempt. */
  async release(provider: string, order: 'inOrder' | 'reversed'): Promise<Delivery[]> {
    for (const [name, plan] of this.plans)
      if (provider === '*' || name === provider || name === '*') plan.hold = false;
    const held = this.list().filter(
      (d) => d.state === 'held' && (provider === '*' || d.provider === provider),
    );
    if (order === 'reversed') held.reverse();
    for (const delivery of held) {
      this.deliveries.put(delivery.id, { ...delivery, state: 'pending' });
      await this.attempt(delivery.id);
    }
    return held.map((d) => this.get(d.id)!);
  }

  /** Sends a past notification once more, whatever its state, without touching its ladder. */
  async resend(id: string, mode: SigningMode): Promise<DeliveryAttempt | undefined> {
    const delivery = this.get(id);
    if (!delivery) return undefined;
    const attempt = await this.deliver(delivery, mode);
    this.record(id, attempt);
    return attempt;
  }

  private async attempt(id: string): Promise<void> {
    const delivery = this.get(id);
    if (!delivery || delivery.state !== 'pending') return;
    const mode = this.nextMode(delivery.provider);
    const twice = mode === 'good' && this.spend(delivery.provider, 'duplicate') !== undefined;
    const attempts = await Promise.all([
      this.deliver(delivery, mode),
      ...(twice ? [this.deliver(delivery, mode)] : []),
    ]);
    for (const attempt of attempts) this.record(id, attempt);
    this.settle(
      id,
      attempts.some((attempt) => attempt.accepted),
    );
  }

  private settle(id: string, accepted: boolean): void {
    const delivery = this.get(id);
    if (!delivery) return;
    const tries = delivery.tries + 1;
    const wait = this.styles.get(delivery.provider)?.ladderMs[tries - 1];
    const state = accepted ? 'delivered' : wait === undefined ? 'exhausted' : 'pending';
    this.deliveries.put(id, { ...delivery, tries, state });
    if (state === 'pending' && wait !== undefined)
      this.deps.agenda.add(TASK, id, wait * this.deps.retryScale);
  }

  private record(id: string, attempt: DeliveryAttempt): void {
    const delivery = this.get(id);
    if (delivery) this.deliveries.put(id, { ...delivery, attempts: [...delivery.attempts, attempt] });
  }

  private async deliver(delivery: Delivery, mode: SigningMode): Promise<DeliveryAttempt> {
    const style = this.styles.get(delivery.provider);
    if (!style) throw new Error(`provider ${delivery.provider} has no notification style`);
    const at = this.deps.clock.now();
    const started = performance.now();
    const duration = (): number => Math.round(performance.now() - started);
    try {
      const { method = 'POST', url = delivery.url, headers, body } = style.prepare(delivery, mode);
      const signal = AbortSignal.timeout(REPLY_WITHIN_MS);
      const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
      const reply = await response.text();
      const accepted = style.accepted(response.status, reply, delivery);
      const kept = reply.slice(0, KEPT_REPLY_CHARS);
      return { at, mode, status: response.status, reply: kept, accepted, durationMs: duration() };
    } catch (error) {
      // No answer counts as not accepted; the ladder goes on.
      const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
      return { at, mode, error: `${String(error)}${cause}`, accepted: false, durationMs: duration() };
    }
  }

  private nextMode(provider: string): SigningMode {
    if (this.spend(provider, 'corrupt')) return 'corrupt';
    return this.spend(provider, 'probe') ? 'probe' : 'good';
  }

  private planFor(provider: string): NotificationPlan | undefined {
    const own = this.plans.get(provider);
    return own?.hold ? own : (this.plans.get('*') ?? own);
  }

  private spend(
    provider: string,
    what: 'duplicate' | 'corrupt' | 'probe' | 'drop' | 'delay',
  ): NotificationPlan | undefined {
    const plan = [this.plans.get(provider), this.plans.get('*')].find(
      (candidate) => candidate && candidate[what] > 0,
    );
    if (plan) plan[what] -= 1;
    return plan;
  }
}
