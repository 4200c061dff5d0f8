import { DAY_MS } from '@yimai/shared/kernel/clock';
import { DomainError } from '../../platform/http/index.js';
import type { HistoryEvent, HistoryEventKind } from '../history-events.js';
import { demoCustomers } from '../people.js';
import { PlayDoudian } from './play-doudian.js';
import { PlayMoney } from './play-money.js';
import { PlayOrders, SkippedEvent } from './play-orders.js';
import { PlayPeople } from './play-people.js';
import { PlayPresent } from './play-present.js';
import type { Stage } from './stage.js';

type Handlers = { [K in HistoryEventKind]: (event: Extract<HistoryEvent, { kind: K }>) => Promise<void> };

/** More of the plan than this may not fail, or the demo shop is not what it promises. */
const TOLERATED_SHARE = 0.02;

export interface Played {
  events: number;
  skipped: Record<string, number>;
}

/** Plays the plan in order of time, and what follows from it by itself in between. */
export class Player {
  private readonly followUps: { atMs: number; what: () => Promise<void> }[] = [];
  private readonly handlers: Handlers;
  private readonly present: PlayPresent;
  private readonly skipped: Record<string, number> = {};
  private readonly stage: Stage;

  constructor(
    stage: Omit<Stage, 'later'>,
    private readonly seed: string,
  ) {
    this.stage = { ...stage, later: (atMs, what) => void this.followUps.push({ atMs, what }) };
    const people = new PlayPeople(this.stage);
    const orders = new PlayOrders(this.stage, people);
    const money = new PlayMoney(this.stage, orders);
    this.present = new PlayPresent(this.stage, { people, orders, money });
    this.handlers = {
      distributorApplied: (event) => people.applied(event),
      applicationDecided: (event) => people.decided(event),
      applicationRefused: (event) => people.refused(event),
      linkClicked: (event) => people.clicked(event),
      customerRegistered: (event) => people.registered(event),
      couponClaimed: (event) => people.couponClaimed(event),
      orderPlaced: (event) => orders.placed(event),
      orderPaid: (event) => orders.paid(event),
      orderClosed: (event) => orders.closed(event),
      orderShipped: (event) => orders.shipped(event),
      orderReceived: (event) => orders.received(event),
      reviewed: (event) => orders.reviewed(event),
      refundRequested: (event) => money.refundRequested(event),
      refundDecided: (event) => money.refundDecided(event),
      withdrawalRequested: (event) => money.withdrawalRequested(event),
      withdrawalReviewed: (event) => money.withdrawalReviewed(event),
    };
  }

  /** `onDay` hears of every new day of the history. */
  async play(
    events: readonly HistoryEvent[],
    untilMs: number,
    onDay: (day: number) => void,
  ): Promise<Played> {
    const startMs = events[0]?.atMs ?? untilMs;
    let day = -1;
    new PlayDoudian(this.stage, { events, untilMs }).plan(demoCustomers(this.seed));
    for (const event of events) {
      await this.followUp(event.atMs);
      await this.stage.time.advanceTo(event.atMs);
      await this.attempt(event.kind, () => this.handle(event));
      const today = Math.floor((event.atMs - startMs) / DAY_MS);
      if (today > day) onDay((day = today));
    }
    await this.followUp(untilMs);
    await this.stage.time.advanceTo(untilMs);
    await this.stage.time.round();
    await this.present.run(demoCustomers(this.seed));
    await this.stage.time.runDue();
    const failed = Object.values(this.skipped).reduce((sum, count) => sum + count, 0);
    if (failed > events.length * TOLERATED_SHARE)
      throw new Error(`too much of the history could not be played: ${JSON.stringify(this.skipped)}`);
    return { events: events.length, skipped: this.skipped };
  }

  private handle<E extends HistoryEvent>(event: E): Promise<void> {
    return (this.handlers[event.kind] as (event: E) => Promise<void>)(event);
  }

  private async followUp(untilMs: number): Promise<void> {
    for (;;) {
      const due = this.followUps.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!due) return;
      this.followUps.splice(this.followUps.indexOf(due), 1);
      await this.stage.time.advanceTo(due.atMs);
      await this.attempt('followUp', due.what);
    }
  }

  /** A refusal by the shop (sold out, window closed …) is part of life; anything else is a bug and ends the seeding. */
  private async attempt(kind: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DomainError) && !(error instanceof SkippedEvent)) throw error;
      const what = `${kind}: ${error instanceof DomainError ? error.code : 'skipped'}`;
      this.skipped[what] = (this.skipped[what] ?? 0) + 1;
    }
  }
}
