import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import {
  explainWording,
  findWording,
  WORDING_REASONS,
  WORDING_VERSION,
} from '@yimai/shared/domain/content/wording';
import { checkCopy, explainCopy } from '@yimai/shared/domain/material/copy';
import { formatId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../modules/catalog/index.js';
import {
  MaterialRepository,
  MaterialService,
  type MaterialDraft,
  type MaterialId,
} from '../modules/material/index.js';
import { Audit } from '../platform/audit/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';
import { DomainError, staffOf, type CallContext } from '../platform/http/index.js';
import { DescribeMaterials } from './describe-materials.js';

type Content = Omit<Input<'consoleUpdateMaterial'>, 'materialId'>;

/** The merchant's work on material; every write leaves an audit record. */
@Injectable()
export class ManageMaterials {
  constructor(
    private readonly repository: MaterialRepository,
    private readonly materials: MaterialService,
    private readonly describe: DescribeMaterials,
    private readonly catalog: CatalogService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  async list(input: Input<'consoleListMaterials'>): Promise<Output<'consoleListMaterials'>> {
    const { cursor, limit, ...filter } = input;
    const found = await this.repository.list({ ...filter, beforeId: beforeIdOf(cursor), limit: limit + 1 });
    const { rows, nextCursor } = cutPage(found, limit);
    return { items: await this.describe.forConsole(rows), nextCursor };
  }

  /** @throws MATERIAL_NOT_FOUND. */
  async get(materialId: MaterialId): Promise<ConsoleMaterialView> {
    const row = await this.repository.byId(materialId);
    const [view] = row ? await this.describe.forConsole([row]) : [];
    if (!view) throw new DomainError('MATERIAL_NOT_FOUND');
    return view;
  }

  /** @throws WORDING_REFUSED, MATERIAL_EMPTY, PRODUCT_NOT_FOUND. */
  async create(call: CallContext, input: Content): Promise<ConsoleMaterialView> {
    const draft = await this.checked(input);
    const materialId = await this.unitOfWork.run(async (tx) => {
      const id = await this.materials.create(tx, draft, authorOf(call));
      await this.record(tx, call, { id, action: 'material.create', detail: detailOf(draft) });
      return id;
    });
    return this.get(materialId);
  }

  /** @throws as {@link create}; MATERIAL_NOT_FOUND. */
  async update(call: CallContext, input: Input<'consoleUpdateMaterial'>): Promise<ConsoleMaterialView> {
    const { materialId, ...content } = input;
    const draft = await this.checked(content);
    await this.unitOfWork.run(async (tx) => {
      await this.materials.revise(tx, materialId, { draft, author: authorOf(call) });
      await this.record(tx, call, { id: materialId, action: 'material.revise', detail: detailOf(draft) });
    });
    return this.get(materialId);
  }

  /** @throws MATERIAL_NOT_FOUND, MATERIAL_STATE, MATERIAL_OWN_WORK; INVALID_INPUT for a rejection without a reason. */
  async decide(call: CallContext, input: Input<'consoleDecideMaterial'>): Promise<ConsoleMaterialView> {
    const { materialId, version, decision, reason } = input;
    if (decision === 'reject' && reason === '')
      throw new DomainError('INVALID_INPUT', { param: 'reason', message: '请写明不通过的原因' });
    const decider = { ...authorOf(call), isOwner: staffOf(call).role === 'owner' };
    await this.unitOfWork.run(async (tx) => {
      const isApproved = decision === 'approve';
      await this.materials.decide(tx, { materialId, version, isApproved, reason }, decider);
      await this.record(tx, call, {
        id: materialId,
        action: `material.${decision}`,
        detail: { version, reason },
      });
    });
    return this.get(materialId);
  }

  /** @throws MATERIAL_NOT_FOUND. */
  async retire(call: CallContext, input: Input<'consoleRetireMaterial'>): Promise<ConsoleMaterialView> {
    const { materialId, isRetired } = input;
    await this.unitOfWork.run(async (tx) => {
      await this.materials.retire(tx, materialId, isRetired);
      const action = isRetired ? 'material.retire' : 'material.restore';
      await this.record(tx, call, { id: materialId, action, detail: {} });
    });
    return this.get(materialId);
  }

  /** While somebody is still writing. */
  checkWording({ text, hasProduct }: Input<'consoleCheckWording'>): Output<'consoleCheckWording'> {
    const hits = findWording(text);
    return {
      version: WORDING_VERSION,
      problem: explainWording(hits) ?? explainCopy(checkCopy(text, { hasProduct })),
      hits: hits.map(({ word, kind }) => ({ word, reason: WORDING_REASONS[kind] })),
    };
  }

  /** Also a draft may only contain what could be published: it is one tap away from that. */
  private async checked(content: Content): Promise<MaterialDraft> {
    const hasProduct = content.productId !== null;
    const text = `${content.title}\n${content.text}`;
    const problem = explainWording(findWording(text)) ?? explainCopy(checkCopy(content.text, { hasProduct }));
    if (problem) throw new DomainError('WORDING_REFUSED', { param: 'text', message: problem });
    if (content.productId) await this.catalog.product(content.productId);
    return content;
  }

  private async record(
    tx: Tx,
    call: CallContext,
    { id, action, detail }: { id: MaterialId; action: string; detail: Record<string, unknown> },
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: `staff:${staffOf(call).staffId}`,
      action,
      target: formatId('material', id),
      detail,
    });
  }
}

function authorOf(call: CallContext): { staffId: ReturnType<typeof staffOf>['staffId']; name: string } {
  const { staffId, name } = staffOf(call);
  return { staffId, name };
}

function detailOf({ title, category, isSubmitted, images, video }: MaterialDraft): Record<string, unknown> {
  return { title, category, isSubmitted, images: images.length, hasVideo: video !== null };
}
