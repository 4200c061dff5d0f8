import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@yimai/shared/kernel/clock';
import type { MemberId, OrderId } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import { DatabaseClock } from '../../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { JobRegistry } from '../../platform/outbox/index.js';
import { assignVariant, participantMark, type ExperimentId } from './assign.js';
import { ExperimentRepository, type PaidOrder } from './experiment.repository.js';
import { ExperimentService } from './experiment.service.js';

/** Refunds come for a month after receipt; what is older says nothing new. */
const KEPT_MS = 90 * DAY_MS;
const REMEMBERED = 20_000;

interface Exposure {
  deviceId: string;
  memberId: MemberId | null;
  /** What the device says it has shown; others than those that run are not counted. */
  experimentIds: readonly ExperimentId[];
}

/** Who saw what, and what they bought then. */
@Injectable()
export class Participation implements OnModuleInit {
  /** Devices that say it again need no statement. */
  private readonly told = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(
    private readonly experiments: ExperimentService,
    private readonly repository: ExperimentRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'experiment.forget', everyMs: HOUR_MS, handler: () => this.forget() });
  }

  /** A device has shown variants on its screen. Once or often, it is one row of an experiment. */
  async expose({ deviceId, memberId, experimentIds }: Exposure): Promise<void> {
    const running = [...(await this.experiments.running()).values()];
    const news = running
      .filter(({ id }) => experimentIds.includes(id))
      .map(({ id, variants }) => ({
        who: { experimentId: id, deviceMark: participantMark(id, deviceId) },
        variant: assignVariant(id, variants, deviceId).key,
        mark: `${id} ${deviceId} ${memberId}`,
      }))
      .filter(({ mark }) => !this.told.has(mark));
    if (news.length === 0) return;
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      for (const { who, variant } of news) {
        await this.repository.expose(tx, who, { variant, at });
        if (memberId !== null) await this.repository.link(tx, who, memberId);
      }
    });
    for (const { mark } of news) this.told.set(mark, true);
  }

  /** What a device saw as a guest was seen by whoever logs in there. */
  async onLogin(
    tx: Tx,
    { memberId, deviceId }: { memberId: MemberId; deviceId: string | null },
  ): Promise<void> {
    if (deviceId === null) return;
    for (const { id } of (await this.experiments.running()).values())
      await this.repository.link(
        tx,
        { experimentId: id, deviceMark: participantMark(id, deviceId) },
        memberId,
      );
  }

  /** Said again it changes nothing. */
  convert(order: PaidOrder): Promise<void> {
    return this.unitOfWork.run((tx) => this.repository.convert(tx, order));
  }

  refund(orderId: OrderId, refundedFen: number): Promise<void> {
    return this.unitOfWork.run((tx) => this.repository.refund(tx, orderId, refundedFen));
  }

  /** Of an experiment that ended long ago the sums are kept, and nobody who took part. */
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    for (const { id } of await this.repository.toForget(before)) {
      const tallies = await this.repository.tallies(id);
      await this.unitOfWork.run(async (tx) => {
        await this.repository.update(tx, id, { tallies });
        await this.repository.forget(tx, id);
      });
    }
  }
}
