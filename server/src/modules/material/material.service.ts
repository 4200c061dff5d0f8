import { Injectable } from '@nestjs/common';
import { WORDING_VERSION } from '@yimai/shared/domain/content/wording';
import { kindOf, mayDecide } from '@yimai/shared/domain/material/material';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import {
  MaterialRepository,
  type LiveMaterial,
  type MaterialRow,
  type MaterialVersionRow,
} from './material.repository.js';
import type { Author, MaterialDraft, MaterialId, Use } from './material.types.js';

/** Material and its versions: written, approved by a second person, in use, out of use. */
@Injectable()
export class MaterialService {
  constructor(
    private readonly repository: MaterialRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** The texts must have been checked. @throws MATERIAL_EMPTY. */
  async create(tx: Tx, draft: MaterialDraft, author: Author): Promise<MaterialId> {
    const id = this.ids.next('material');
    const version = this.versionOf(draft, author, { materialId: id, version: 1 });
    await this.repository.insert(tx, {
      id,
      ...shownParts(version),
      isPinned: draft.isPinned,
      liveVersion: null,
      newestVersion: 1,
      pendingVersion: draft.isSubmitted ? 1 : null,
      approvedAt: null,
      retiredAt: null,
      usedTimes: 0,
      createdAt: this.clock.now(),
    });
    await this.repository.insertVersion(tx, version);
    return id;
  }

  /** The next version; one that still waits for a decision is replaced by it. @throws MATERIAL_NOT_FOUND, MATERIAL_EMPTY. */
  async revise(
    tx: Tx,
    materialId: MaterialId,
    { draft, author }: { draft: MaterialDraft; author: Author },
  ): Promise<void> {
    const material = await this.locked(tx, materialId);
    const number = material.newestVersion + 1;
    const version = this.versionOf(draft, author, { materialId, version: number });
    if (draft.isSubmitted && material.pendingVersion !== null)
      await this.repository.updateVersion(
        tx,
        { materialId, version: material.pendingVersion },
        { state: 'replaced' },
      );
    await this.repository.insertVersion(tx, version);
    await this.repository.update(tx, materialId, {
      ...(material.liveVersion === null ? shownParts(version) : {}),
      isPinned: draft.isPinned,
      newestVersion: number,
      ...(draft.isSubmitted ? { pendingVersion: number } : {}),
    });
  }

  /** @throws MATERIAL_NOT_FOUND, MATERIAL_STATE when it is not that version that waits, MATERIAL_OWN_WORK. */
  async decide(
    tx: Tx,
    input: { materialId: MaterialId; version: number; isApproved: boolean; reason: string },
    decider: Author & { isOwner: boolean },
  ): Promise<void> {
    const { materialId, isApproved, reason } = input;
    const material = await this.locked(tx, materialId);
    const versions = (await this.repository.versions([materialId], tx)).get(materialId) ?? [];
    const version = versions.find((one) => one.version === input.version);
    if (!version || material.pendingVersion !== version.version) throw new DomainError('MATERIAL_STATE');
    const decision = mayDecide(version, decider);
    if (!decision.ok)
      throw new DomainError(decision.reason === 'OWN_WORK' ? 'MATERIAL_OWN_WORK' : 'MATERIAL_STATE');
    const at = this.clock.now();
    await this.repository.updateVersion(tx, version, {
      state: isApproved ? 'approved' : 'rejected',
      decidedBy: decider.name,
      decidedAt: at,
      reason: reason || null,
    });
    if (isApproved && material.liveVersion !== null)
      await this.repository.updateVersion(
        tx,
        { materialId, version: material.liveVersion },
        { state: 'replaced' },
      );
    await this.repository.update(tx, materialId, {
      pendingVersion: null,
      ...(isApproved ? { ...shownParts(version), liveVersion: version.version, approvedAt: at } : {}),
    });
  }

  /** @throws MATERIAL_NOT_FOUND. */
  async retire(tx: Tx, materialId: MaterialId, isRetired: boolean): Promise<void> {
    await this.locked(tx, materialId);
    await this.repository.update(tx, materialId, { retiredAt: isRetired ? this.clock.now() : null });
  }

  /** A distributor takes it along. @throws MATERIAL_NOT_FOUND for what is not in use. */
  async take(tx: Tx, use: Use): Promise<LiveMaterial> {
    const live = await this.repository.live(use.materialId, tx);
    if (!live) throw new DomainError('MATERIAL_NOT_FOUND');
    await this.repository.insertUse(tx, {
      ...use,
      id: this.ids.next('event'),
      version: live.version.version,
      at: this.clock.now(),
    });
    return live;
  }

  private async locked(tx: Tx, materialId: MaterialId): Promise<MaterialRow> {
    const material = await this.repository.lock(tx, materialId);
    if (!material) throw new DomainError('MATERIAL_NOT_FOUND');
    return material;
  }

  private versionOf(
    draft: MaterialDraft,
    author: Author,
    number: Pick<MaterialVersionRow, 'materialId' | 'version'>,
  ): MaterialVersionRow {
    const { title, category, productId, text, images, video, isSubmitted } = draft;
    if (text.trim() === '' && images.length === 0 && !video) throw new DomainError('MATERIAL_EMPTY');
    invariant(number.version > 0, 'versions count from one');
    return {
      ...number,
      state: isSubmitted ? 'pending' : 'draft',
      title,
      category,
      productId,
      text,
      images,
      video,
      wordingVersion: WORDING_VERSION,
      authorId: author.staffId,
      author: author.name,
      createdAt: this.clock.now(),
      decidedBy: null,
      decidedAt: null,
      reason: null,
    };
  }
}

/** What lists are filtered by. */
function shownParts(
  version: MaterialVersionRow,
): Pick<MaterialRow, 'title' | 'kind' | 'category' | 'productId'> {
  const { title, category, productId } = version;
  return { title, kind: kindOf(version), category, productId };
}
