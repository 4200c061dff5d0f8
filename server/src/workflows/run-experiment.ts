import { Inject, Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { isSameLabel } from '@yimai/shared/domain/experiment/price-label';
import { formatId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DecorationService, previewPath, PreviewTokens } from '../modules/decoration/index.js';
import {
  ExperimentService,
  pageKey,
  PRICE_LABEL_KEY,
  VARIANT_KEYS,
  type ExperimentId,
  type ExperimentPlan,
  type ExperimentRecord,
  type VariantRecord,
} from '../modules/experiment/index.js';
import { Audit } from '../platform/audit/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { DomainError, staffOf, type CallContext } from '../platform/http/index.js';
import { ViewExperiments } from './view-experiments.js';

type Detail = Output<'getExperiment'>;
type PlanInput = Input<'createExperiment'>;

const invalid = (message: string, param = 'variants'): DomainError =>
  new DomainError('EXPERIMENT_INVALID', { message, param });

/** Staff plan experiments, start them, stop them and decide. Every write leaves an audit record. */
@Injectable()
export class RunExperiment {
  constructor(
    private readonly experiments: ExperimentService,
    private readonly decoration: DecorationService,
    private readonly previews: PreviewTokens,
    private readonly views: ViewExperiments,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws EXPERIMENT_INVALID, PAGE_NOT_FOUND. */
  async create(call: CallContext, input: PlanInput): Promise<Detail> {
    const plan = await this.planOf(input);
    const { id } = await this.unitOfWork.run(async (tx) => {
      const made = await this.experiments.create(tx, plan, staffOf(call).name);
      await this.record(tx, call, { action: 'experiment.create', id: made.id, detail: outlineOf(plan) });
      return made;
    });
    return this.views.one(id);
  }

  /** @throws EXPERIMENT_STATE once it has started, EXPERIMENT_INVALID, PAGE_NOT_FOUND. */
  async save(call: CallContext, { experimentId: id, ...input }: Input<'saveExperiment'>): Promise<Detail> {
    await this.experiments.get(id);
    const plan = await this.planOf(input);
    await this.unitOfWork.run(async (tx) => {
      await this.experiments.change(tx, id, plan);
      await this.record(tx, call, { action: 'experiment.save', id, detail: outlineOf(plan) });
    });
    return this.views.one(id);
  }

  /** @throws EXPERIMENT_STATE once it has started. */
  async discard(call: CallContext, id: ExperimentId): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { name } = await this.experiments.discard(tx, id);
      await this.record(tx, call, { action: 'experiment.discard', id, detail: { name } });
    });
  }

  /** @throws EXPERIMENT_STATE, EXPERIMENT_SUBJECT_BUSY, PAGE_STATE where the page cannot be split now. */
  async start(call: CallContext, id: ExperimentId): Promise<Detail> {
    await this.unitOfWork.run(async (tx) => {
      const record = await this.experiments.start(tx, id);
      const versionIds = record.variants.flatMap(({ versionId }) => versionId ?? []);
      if (record.pageId !== null) await this.decoration.holdForExperiment(tx, record.pageId, versionIds);
      await this.record(tx, call, { action: 'experiment.start', id, detail: outlineOf(record) });
    });
    return this.views.one(id);
  }

  /** @throws EXPERIMENT_STATE unless it runs. */
  async stop(call: CallContext, id: ExperimentId): Promise<Detail> {
    await this.unitOfWork.run(async (tx) => {
      const { name } = await this.experiments.stop(tx, id);
      await this.record(tx, call, { action: 'experiment.stop', id, detail: { name } });
    });
    return this.views.one(id);
  }

  /** Everybody sees the variant from now on. @throws EXPERIMENT_STATE, INVALID_INPUT, PAGE_STATE. */
  async decide(call: CallContext, { experimentId: id, winner }: Input<'decideExperiment'>): Promise<Detail> {
    await this.unitOfWork.run(async (tx) => {
      const record = await this.experiments.decide(tx, id, winner);
      const chosen = record.variants.find(({ key }) => key === winner);
      if (record.pageId !== null && chosen && chosen.versionId !== null)
        await this.show(tx, call, { ...record, pageId: record.pageId, versionId: chosen.versionId });
      const detail = { name: record.name, winner, variant: chosen?.name };
      await this.record(tx, call, { action: 'experiment.decide', id, detail });
    });
    return this.views.one(id);
  }

  /** @throws EXPERIMENT_INVALID for price labels: those are seen beside their choice. */
  async preview({ experimentId, variant }: Input<'previewVariant'>): Promise<Output<'previewVariant'>> {
    const { pageId, variants } = await this.experiments.get(experimentId);
    const versionId = variants.find(({ key }) => key === variant)?.versionId;
    if (pageId === null || !versionId) throw invalid('只有页面的版本可以预览', 'variant');
    const { token, expiresAt } = this.previews.mint(formatId('pageVersion', versionId));
    const path = previewPath(await this.decoration.page(pageId), token);
    return { url: `${this.config.PUBLIC_BASE_URL}${path}`, expiresAt: expiresAt.toISOString() };
  }

  /** Another experiment about the page may have begun since this one was stopped. */
  private async show(
    tx: Tx,
    call: CallContext,
    { subjectKey, pageId, versionId }: Pick<ExperimentRecord, 'subjectKey'> & Adopted,
  ): Promise<void> {
    await this.decoration.adopt(tx, { pageId, versionId, author: staffOf(call).name });
    if (await this.experiments.isRunning(tx, subjectKey))
      throw new DomainError('PAGE_STATE', { message: '这个页面正在做另一个对比实验，请先停止它' });
  }

  private async planOf(input: PlanInput): Promise<ExperimentPlan> {
    const variants = input.variants.map((variant, at): VariantRecord => {
      const key = VARIANT_KEYS[at];
      invariant(key, 'the contract allows as many variants as there are letters');
      return { ...variant, key };
    });
    if (variants.reduce((sum, { shareBps }) => sum + shareBps, 0) !== 10_000)
      throw invalid('各版本的流量比例合计必须是 100%');
    const plan = { ...input, variants };
    return input.subject === 'page' ? this.pagePlan(plan) : labelPlan(plan);
  }

  private async pagePlan(plan: Omit<ExperimentPlan, 'subjectKey'>): Promise<ExperimentPlan> {
    if (plan.pageId === null) throw invalid('请选择要实验的页面', 'pageId');
    const page = await this.decoration.page(plan.pageId);
    const versionIds = plan.variants.map(({ versionId }) => versionId);
    if (new Set(versionIds).size < versionIds.length || plan.variants.some(({ label }) => label !== null))
      throw invalid('请为每个版本选择不同的页面版本');
    for (const versionId of versionIds) {
      if (versionId === null) throw invalid('请为每个版本选择页面版本');
      const version = await this.decoration.edition(versionId);
      if (version.pageId !== page.id) throw invalid('所选版本不属于这个页面');
    }
    return { ...plan, subjectKey: pageKey(page.slug) };
  }

  private record(
    tx: Tx,
    call: CallContext,
    entry: { action: string; id: ExperimentId; detail: Record<string, unknown> },
  ): Promise<void> {
    return this.audit.record(tx, {
      actor: `staff:${staffOf(call).staffId}`,
      action: entry.action,
      target: formatId('experiment', entry.id),
      detail: entry.detail,
    });
  }
}

interface Adopted {
  pageId: NonNullable<ExperimentRecord['pageId']>;
  versionId: NonNullable<VariantRecord['versionId']>;
}

function labelPlan(plan: Omit<ExperimentPlan, 'subjectKey'>): ExperimentPlan {
  const labels = plan.variants.map(({ label }) => label);
  if (plan.pageId !== null || plan.variants.some(({ versionId }) => versionId !== null))
    throw invalid('价格标签的实验不需要选择页面', 'pageId');
  labels.forEach((label, at) => {
    if (label === null) throw invalid('请为每个版本选择价格标签的写法');
    if (labels.slice(0, at).some((earlier) => earlier && isSameLabel(earlier, label)))
      throw invalid('请为每个版本选择不同的写法');
  });
  return { ...plan, subjectKey: PRICE_LABEL_KEY };
}

function outlineOf({ name, subjectKey, variants }: ExperimentPlan): Record<string, unknown> {
  return {
    name,
    subject: subjectKey,
    variants: variants.map(({ key, name: variant, shareBps }) => `${key} ${variant} ${shareBps / 100}%`),
  };
}
