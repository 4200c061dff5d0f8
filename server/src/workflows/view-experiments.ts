import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ExperimentView } from '@yimai/shared/contracts/experiment';
import { formatId, type Id } from '@yimai/shared/kernel/id';
import { DecorationService } from '../modules/decoration/index.js';
import {
  ExperimentService,
  judge,
  neededPerVariant,
  type ExperimentId,
  type ExperimentRecord,
} from '../modules/experiment/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Experiments and what they came to, for staff. */
@Injectable()
export class ViewExperiments {
  constructor(
    private readonly experiments: ExperimentService,
    private readonly decoration: DecorationService,
    private readonly clock: DatabaseClock,
  ) {}

  async list({ cursor, limit }: Input<'listExperiments'>): Promise<Output<'listExperiments'>> {
    const found = await this.experiments.list(beforeIdOf(cursor), limit + 1);
    const { rows, nextCursor } = cutPage(found, limit);
    return { items: await this.views(rows), nextCursor };
  }

  /** @throws EXPERIMENT_NOT_FOUND. */
  async one(id: ExperimentId): Promise<Output<'getExperiment'>> {
    const record = await this.experiments.get(id);
    const [[view], tallies] = await Promise.all([this.views([record]), this.experiments.tallies(record)]);
    const result = record.startedAt === null ? null : judge(record, tallies, this.clock.now());
    return { ...(view as ExperimentView), result };
  }

  private async views(records: readonly ExperimentRecord[]): Promise<ExperimentView[]> {
    const versionIds = records.flatMap(({ variants }) =>
      variants.flatMap(({ versionId }) => versionId ?? []),
    );
    const [numbers, pages] = await Promise.all([
      this.decoration.numbers(versionIds),
      records.some(({ pageId }) => pageId !== null) ? this.decoration.pages() : [],
    ]);
    const titles = new Map(pages.map(({ id, kind, draft }) => [id, kind === 'home' ? '首页' : draft.title]));
    return records.map((record) => toView(record, { numbers, titles }));
  }
}

interface Names {
  numbers: ReadonlyMap<Id<'pageVersion'>, number>;
  titles: ReadonlyMap<Id<'page'>, string>;
}

function toView(record: ExperimentRecord, { numbers, titles }: Names): ExperimentView {
  const { pageId } = record;
  return {
    id: formatId('experiment', record.id),
    name: record.name,
    subject: record.subject,
    pageId: pageId && formatId('page', pageId),
    subjectText: pageId === null ? '商品价格标签' : (titles.get(pageId) ?? '页面'),
    state: record.state,
    variants: record.variants.map(({ versionId, ...variant }) => ({
      ...variant,
      versionId: versionId && formatId('pageVersion', versionId),
      versionNumber: versionId && (numbers.get(versionId) ?? null),
    })),
    baselineBps: record.baselineBps,
    liftBps: record.liftBps,
    plannedDays: record.plannedDays,
    neededPerVariant: neededPerVariant(record),
    author: record.author,
    createdAt: record.createdAt.toISOString(),
    startedAt: instant(record.startedAt),
    stoppedAt: instant(record.stoppedAt),
    decidedAt: instant(record.decidedAt),
    winner: record.winner,
  };
}
