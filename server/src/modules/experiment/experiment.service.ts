import { Injectable } from '@nestjs/common';
import { DEFAULT_LABEL, type PriceLabel } from '@yimai/shared/domain/experiment/price-label';
import type { MemberId } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { assignVariant, type ExperimentId, type VariantKey } from './assign.js';
import { ExperimentRepository } from './experiment.repository.js';
import type {
  Assigned,
  ExperimentPlan,
  ExperimentRecord,
  ExperimentState,
  Tally,
} from './experiment.types.js';

/** Writes of this process are seen at once, those of others after this long. */
const TTL_MS = 5_000;
export const PRICE_LABEL_KEY = 'price-label';
export const pageKey = (slug: string): string => `page:${slug}`;

interface InForce {
  running: ReadonlyMap<string, ExperimentRecord>;
  /** Of everybody whom no experiment shows another. */
  label: PriceLabel;
}

/** Experiments from the plan to the decision, and which of their variants a device sees. */
@Injectable()
export class ExperimentService {
  private readonly known = new LRUCache<'inForce', InForce>({ max: 1, ttl: TTL_MS });

  constructor(
    private readonly repository: ExperimentRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  async create(tx: Tx, plan: ExperimentPlan, author: string): Promise<ExperimentRecord> {
    const record: ExperimentRecord = {
      ...plan,
      id: this.ids.next('experiment'),
      state: 'draft',
      author,
      createdAt: this.clock.now(),
      startedAt: null,
      stoppedAt: null,
      decidedAt: null,
      winner: null,
      runningKey: null,
      tallies: null,
    };
    await this.repository.insert(tx, record);
    return record;
  }

  /** @throws EXPERIMENT_NOT_FOUND, EXPERIMENT_STATE once it has started. */
  async change(tx: Tx, id: ExperimentId, plan: ExperimentPlan): Promise<void> {
    await this.lock(tx, id, 'draft');
    await this.repository.update(tx, id, plan);
  }

  /** @throws EXPERIMENT_NOT_FOUND, EXPERIMENT_STATE once it has started. */
  async discard(tx: Tx, id: ExperimentId): Promise<ExperimentRecord> {
    const record = await this.lock(tx, id, 'draft');
    await this.repository.delete(tx, id);
    return record;
  }

  /** @throws EXPERIMENT_STATE, EXPERIMENT_SUBJECT_BUSY while another one about the same subject runs. */
  async start(tx: Tx, id: ExperimentId): Promise<ExperimentRecord> {
    const record = await this.lock(tx, id, 'draft');
    const changes = { state: 'running', startedAt: this.clock.now(), runningKey: record.subjectKey } as const;
    try {
      await this.repository.update(tx, id, changes);
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('EXPERIMENT_SUBJECT_BUSY');
      throw error;
    }
    this.forgetKnown(tx);
    return { ...record, ...changes };
  }

  /** @throws EXPERIMENT_STATE unless it runs. */
  async stop(tx: Tx, id: ExperimentId): Promise<ExperimentRecord> {
    const record = await this.lock(tx, id, 'running');
    const changes = { state: 'stopped', stoppedAt: this.clock.now(), runningKey: null } as const;
    await this.repository.update(tx, id, changes);
    this.forgetKnown(tx);
    return { ...record, ...changes };
  }

  /** From here on everybody sees the winner. @throws EXPERIMENT_STATE unless it was stopped, INVALID_INPUT. */
  async decide(tx: Tx, id: ExperimentId, winner: VariantKey): Promise<ExperimentRecord> {
    const record = await this.lock(tx, id, 'stopped');
    if (!record.variants.some(({ key }) => key === winner))
      throw new DomainError('INVALID_INPUT', { param: 'winner', message: '没有这个版本' });
    const changes = { state: 'decided', decidedAt: this.clock.now(), winner } as const;
    await this.repository.update(tx, id, changes);
    this.forgetKnown(tx);
    return { ...record, ...changes };
  }

  /** @throws EXPERIMENT_NOT_FOUND. */
  async get(id: ExperimentId): Promise<ExperimentRecord> {
    const record = await this.repository.find(id);
    if (!record) throw new DomainError('EXPERIMENT_NOT_FOUND');
    return record;
  }

  list(beforeId: number, limit: number): Promise<ExperimentRecord[]> {
    return this.repository.list(beforeId, limit);
  }

  async tallies(record: ExperimentRecord): Promise<Tally[]> {
    return record.tallies ?? this.repository.tallies(record.id);
  }

  /** Under the lock of the page's row: whoever starts an experiment takes it, too. */
  isRunning(tx: Tx, subjectKey: string): Promise<boolean> {
    return this.repository.isRunning(tx, subjectKey);
  }

  /** Those that run now, by subject; a few seconds old at most. */
  async running(): Promise<ReadonlyMap<string, ExperimentRecord>> {
    return (await this.inForce()).running;
  }

  /** What this device sees of a subject. Null: no experiment, or a reader without a device, who sees what was before. */
  async assigned(subjectKey: string, deviceId: string | null): Promise<Assigned | null> {
    const record = (await this.running()).get(subjectKey);
    if (!record || deviceId === null) return null;
    const variant = assignVariant(record.id, record.variants, deviceId);
    return { experimentId: record.id, variant };
  }

  /** How prices are written for this device, and which experiment says so. */
  async priceLabel(
    deviceId: string | null,
  ): Promise<{ label: PriceLabel; experimentId: ExperimentId | null }> {
    const assigned = await this.assigned(PRICE_LABEL_KEY, deviceId);
    if (assigned?.variant.label)
      return { label: assigned.variant.label, experimentId: assigned.experimentId };
    return { label: (await this.inForce()).label, experimentId: null };
  }

  private async inForce(): Promise<InForce> {
    const known = this.known.get('inForce');
    if (known) return known;
    const { running, decided } = await this.repository.inForce();
    const winner = decided?.variants.find(({ key }) => key === decided.winner);
    const read: InForce = {
      running: new Map(running.map((record) => [record.subjectKey, record])),
      label: winner?.label ?? DEFAULT_LABEL,
    };
    this.known.set('inForce', read);
    return read;
  }

  private async lock(tx: Tx, id: ExperimentId, state: ExperimentState): Promise<ExperimentRecord> {
    const record = await this.repository.lock(tx, id);
    if (!record) throw new DomainError('EXPERIMENT_NOT_FOUND');
    if (record.state !== state) throw new DomainError('EXPERIMENT_STATE');
    return record;
  }

  private forgetKnown(tx: Tx): void {
    tx.afterCommit(() => this.known.clear());
  }

  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return this.repository.reassign(tx, absorbsId, keepsId);
  }
}
