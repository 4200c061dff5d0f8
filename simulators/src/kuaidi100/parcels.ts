import { createHash } from 'node:crypto';
import { shanghaiDateTime, type Collection, type ProviderContext } from '../core/index.js';

export interface Subscription {
  callbackUrl: string;
  salt: string;
}

export interface Parcel {
  com: string;
  num: string;
  phone: string;
  startedAt: number;
  /** How far a tester pushed it ahead of the clock. */
  aheadMs: number;
  subscription?: Subscription;
  /** Milestones already pushed. */
  pushed: number;
}

interface Milestone {
  afterMs: number;
  state: string;
  statusCode: string;
  status: string;
  context: string;
  location: string;
}

const HOUR = 3_600_000;

/** What happens to every parcel, counted from the moment it was first heard of. */
export const MILESTONES: readonly Milestone[] = [
  {
    afterMs: 0,
    state: '1',
    statusCode: '103',
    status: '揽收',
    context: '【杭州市】快件已由【西湖营业部】揽收',
    location: '杭州市',
  },
  {
    afterMs: 6 * HOUR,
    state: '0',
    statusCode: '1002',
    status: '干线',
    context: '【杭州转运中心】快件已发往【上海转运中心】',
    location: '杭州市',
  },
  {
    afterMs: 20 * HOUR,
    state: '0',
    statusCode: '1001',
    status: '到达派件城市',
    context: '【上海转运中心】快件已到达',
    location: '上海市',
  },
  {
    afterMs: 30 * HOUR,
    state: '5',
    statusCode: '5',
    status: '派件',
    context: '【上海市】快递员李师傅（13800000000）正在派件',
    location: '上海市',
  },
  {
    afterMs: 34 * HOUR,
    state: '3',
    statusCode: '301',
    status: '签收',
    context: '【上海市】快件已签收，签收人：本人',
    location: '上海市',
  },
];

const MINUTE = 60_000;
const RETRY_MS = [30 * MINUTE, 30 * MINUTE, 30 * MINUTE];
const TASK = 'kuaidi100/milestone';

export function upperMd5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();
}

/** Parcels that move with the simulator's clock, and tell their subscriber at every milestone. */
export class Parcels {
  private readonly rows: Collection<Parcel>;

  constructor(private readonly context: ProviderContext) {
    this.rows = context.collection('parcels');
    context.agenda.on(TASK, (id) => this.report(id));
    context.notificationStyle({
      ladderMs: RETRY_MS,
      prepare: (draft, mode) => {
        const { param, salt } = draft.payload as { param: string; salt: string };
        const sign = upperMd5(`${param}${mode === 'good' ? salt : 'another salt'}`);
        return {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ sign, param }).toString(),
        };
      },
      accepted: (status, body) =>
        status === 200 && body.includes('"result":true') && body.includes('"returnCode":"200"'),
    });
  }

  all(): Parcel[] {
    return this.rows.values();
  }

  find(com: string, num: string): Parcel | undefined {
    return this.rows.get(`${com}/${num}`);
  }

  /** The parcel, heard of now if not before. */
  heardOf(com: string, num: string, phone: string): Parcel {
    const known = this.find(com, num);
    return (
      known ?? this.save({ com, num, phone, startedAt: this.context.clock.now(), aheadMs: 0, pushed: 0 })
    );
  }

  subscribe(parcel: Parcel, subscription: Subscription): void {
    const saved = this.save({ ...parcel, subscription });
    this.context.agenda.add(TASK, this.id(saved), 0);
  }

  /** Jumps to the next milestone. */
  advance(parcel: Parcel): Parcel {
    const next = MILESTONES[this.reached(parcel).length];
    if (!next) return parcel;
    const lackMs = parcel.startedAt + next.afterMs - parcel.aheadMs - this.context.clock.now();
    const moved = this.save({ ...parcel, aheadMs: parcel.aheadMs + Math.max(lackMs, 0) });
    this.context.agenda.add(TASK, this.id(moved), 0);
    return moved;
  }

  reached(parcel: Parcel): Milestone[] {
    const elapsed = this.context.clock.now() + parcel.aheadMs - parcel.startedAt;
    return MILESTONES.filter((milestone) => milestone.afterMs <= elapsed);
  }

  /** The platform's answer about a parcel: newest first. `detailed` adds the advanced codes (resultv2=4). */
  result(parcel: Parcel, detailed: boolean): Record<string, unknown> {
    const reached = this.reached(parcel);
    const last = reached.at(-1);
    const data = reached.map((milestone) => {
      const time = shanghaiDateTime(
        parcel.startedAt + milestone.afterMs - Math.min(parcel.aheadMs, milestone.afterMs),
      );
      const base = { time, ftime: time, context: milestone.context, location: milestone.location };
      return detailed
        ? {
            ...base,
            status: milestone.status,
            statusCode: milestone.statusCode,
            areaName: milestone.location,
          }
        : base;
    });
    return {
      message: 'ok',
      state: last?.state ?? '0',
      status: '200',
      condition: '00',
      ischeck: last?.state === '3' ? '1' : '0',
      com: parcel.com,
      nu: parcel.num,
      data: data.reverse(),
    };
  }

  private report(id: string): void {
    const parcel = this.rows.get(id);
    if (!parcel?.subscription) return;
    const reached = this.reached(parcel);
    if (reached.length > parcel.pushed) {
      const signed = reached.at(-1)?.state === '3';
      const param = JSON.stringify({
        status: signed ? 'shutdown' : 'polling',
        billstatus: signed ? 'check' : 'got',
        message: '',
        autoCheck: '0',
        comOld: '',
        comNew: '',
        lastResult: this.result(parcel, true),
      });
      this.context.notify({
        eventId: `${id}/${reached.length}`,
        topic: 'parcel',
        businessNo: parcel.num,
        url: parcel.subscription.callbackUrl,
        payload: { param, salt: parcel.subscription.salt },
      });
      this.save({ ...parcel, pushed: reached.length });
    }
    const next = MILESTONES[reached.length];
    if (next)
      this.context.agenda.add(
        TASK,
        id,
        parcel.startedAt + next.afterMs - parcel.aheadMs - this.context.clock.now(),
      );
  }

  private id(parcel: Parcel): string {
    return `${parcel.com}/${parcel.num}`;
  }

  private save(parcel: Parcel): Parcel {
    return this.rows.put(this.id(parcel), parcel);
  }
}
