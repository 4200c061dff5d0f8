import { Injectable } from '@nestjs/common';
import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { LRUCache } from 'lru-cache';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { DecorationRepository } from './decoration.repository.js';
import type { PageId, PageRecord, PageVersionId, PublishedPage, VersionRecord } from './decoration.types.js';

export const HOME_SLUG = 'home';
/** Writes of this process are seen at once, those of others after this long. */
const TTL_MS = 5_000;

interface Edition {
  note: string;
  author: string;
}

/** Pages: a draft that staff work on, and versions that never change, of which shoppers see one. */
@Injectable()
export class DecorationService {
  private readonly shown = new LRUCache<string, { page: PublishedPage | null }>({ max: 500, ttl: TTL_MS });
  private readonly editions = new LRUCache<PageVersionId, VersionRecord>({ max: 50 });

  constructor(
    private readonly repository: DecorationRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** What shoppers see at this address. Null: nothing. */
  async published(slug: string): Promise<PublishedPage | null> {
    const known = this.shown.get(slug);
    if (known) return known.page;
    const page = await this.repository.published(slug);
    this.shown.set(slug, { page });
    return page;
  }

  /** A version as it can be shown; they never change. @throws PAGE_NOT_FOUND. */
  async edition(versionId: PageVersionId): Promise<VersionRecord> {
    const known = this.editions.get(versionId);
    if (known) return known;
    const version = await this.repository.version(versionId);
    if (!version) throw new DomainError('PAGE_NOT_FOUND', { message: '没有这个历史版本' });
    this.editions.set(versionId, version);
    return version;
  }

  /**
   * Holds the page as it is until COMMIT. @throws PAGE_NOT_FOUND for a version of another page, PAGE_STATE where the page is
   * not on show or another version of it waits for its hour.
   */
  async holdForExperiment(tx: Tx, pageId: PageId, versionIds: readonly PageVersionId[]): Promise<void> {
    const page = await this.lock(tx, pageId);
    if (page.publishedVersionId === null)
      throw new DomainError('PAGE_STATE', { message: '页面尚未发布，不能开始实验' });
    if (page.scheduledVersionId !== null)
      throw new DomainError('PAGE_STATE', { message: '页面有定时发布的版本，请先取消定时' });
    for (const versionId of versionIds) {
      const version = await this.repository.version(versionId, tx);
      if (version?.pageId !== pageId)
        throw new DomainError('PAGE_NOT_FOUND', { message: '没有这个历史版本' });
    }
  }

  /** Shows this version from now on, unless it is on show. @throws PAGE_NOT_FOUND. */
  async adopt(tx: Tx, input: { pageId: PageId; versionId: PageVersionId; author: string }): Promise<void> {
    const page = await this.lock(tx, input.pageId);
    if (page.publishedVersionId !== input.versionId) await this.rollback(tx, input);
  }

  publishedSlugs(): Promise<string[]> {
    return this.repository.publishedSlugs();
  }

  pages(): Promise<PageRecord[]> {
    return this.repository.pages();
  }

  /** @throws PAGE_NOT_FOUND. */
  async page(id: PageId): Promise<PageRecord> {
    const page = await this.repository.page(id);
    if (!page) throw new DomainError('PAGE_NOT_FOUND');
    return page;
  }

  bySlug(slug: string): Promise<PageRecord | null> {
    return this.repository.bySlug(slug);
  }

  /** The home page exists from the start; the content is published, so that a new shop shows something. */
  async ensureHome(tx: Tx, content: PageContent, edition: Edition): Promise<void> {
    if (await this.repository.bySlug(HOME_SLUG, tx)) return;
    const page = await this.create(tx, { slug: HOME_SLUG, kind: 'home', content });
    await this.publish(tx, { pageId: page.id, draftVersion: page.draftVersion, ...edition });
  }

  /** @throws PAGE_SLUG_TAKEN. */
  async create(
    tx: Tx,
    { slug, kind, content }: { slug: string; kind: PageRecord['kind']; content: PageContent },
  ): Promise<PageRecord> {
    const at = this.clock.now();
    const page: PageRecord = {
      id: this.ids.next('page'),
      slug,
      kind,
      draft: content,
      draftVersion: 1,
      updatedAt: at,
      publishedVersionId: null,
      publishedAt: null,
      publishedDraftVersion: null,
      scheduledVersionId: null,
      scheduledAt: null,
      createdAt: at,
    };
    try {
      await this.repository.insertPage(tx, page);
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('PAGE_SLUG_TAKEN', { param: 'slug' });
      throw error;
    }
    return page;
  }

  /** @throws CONFLICT when somebody else saved since this version was read; PAGE_NOT_FOUND. */
  async saveDraft(
    tx: Tx,
    { pageId, draftVersion, content }: { pageId: PageId; draftVersion: number; content: PageContent },
  ): Promise<void> {
    const at = this.clock.now();
    if (await this.repository.saveDraft(tx, { id: pageId, draftVersion, draft: content, at })) return;
    await this.lock(tx, pageId);
    throw new DomainError('CONFLICT', { message: '页面已被其他人修改，请刷新后再保存' });
  }

  /** Shows the draft as it was read. @throws CONFLICT, PAGE_NOT_FOUND. */
  async publish(tx: Tx, input: { pageId: PageId; draftVersion: number } & Edition): Promise<VersionRecord> {
    const { page, version } = await this.freeze(tx, input);
    await this.show(tx, page, version);
    return version;
  }

  /** The draft as it was read, to be shown by {@link activate} at its hour; replaces what was scheduled before. */
  async schedule(
    tx: Tx,
    input: { pageId: PageId; draftVersion: number; at: Date } & Edition,
  ): Promise<VersionRecord> {
    if (input.at <= this.clock.now())
      throw new DomainError('INVALID_INPUT', { param: 'at', message: '定时发布的时间必须晚于现在' });
    const { page, version } = await this.freeze(tx, input);
    await this.repository.savePage(tx, page.id, { scheduledVersionId: version.id, scheduledAt: input.at });
    return version;
  }

  /** @throws PAGE_STATE when nothing is scheduled. */
  async cancelSchedule(tx: Tx, pageId: PageId): Promise<void> {
    const page = await this.lock(tx, pageId);
    if (page.scheduledVersionId === null)
      throw new DomainError('PAGE_STATE', { message: '没有定时发布的版本' });
    await this.repository.savePage(tx, pageId, { scheduledVersionId: null, scheduledAt: null });
  }

  /** The hour of a scheduled version has come. False: it was cancelled or replaced meanwhile. */
  async activate(tx: Tx, pageId: PageId, versionId: PageVersionId): Promise<boolean> {
    const page = await this.lock(tx, pageId);
    const version = await this.repository.version(versionId, tx);
    if (!version || page.scheduledVersionId !== versionId) return false;
    await this.show(tx, page, version);
    return true;
  }

  /** Shows an earlier version again, as a new one. The draft is left alone. @throws PAGE_NOT_FOUND. */
  async rollback(
    tx: Tx,
    { pageId, versionId, author }: { pageId: PageId; versionId: PageVersionId; author: string },
  ): Promise<VersionRecord> {
    const page = await this.lock(tx, pageId);
    const old = await this.repository.version(versionId, tx);
    if (old?.pageId !== pageId) throw new DomainError('PAGE_NOT_FOUND', { message: '没有这个历史版本' });
    const version = await this.append(tx, page, {
      content: old.content,
      note: `恢复第 ${old.number} 版`,
      author,
      draftVersion: null,
    });
    await this.show(tx, page, version);
    return version;
  }

  /** Takes a topic off the shop. @throws PAGE_STATE for the home page or one that is not on show. */
  async withdraw(tx: Tx, pageId: PageId): Promise<void> {
    const page = await this.lock(tx, pageId);
    if (page.kind === 'home') throw new DomainError('PAGE_STATE', { message: '首页不能下线' });
    if (page.publishedVersionId === null) throw new DomainError('PAGE_STATE', { message: '页面尚未发布' });
    await this.repository.savePage(tx, pageId, {
      publishedVersionId: null,
      publishedAt: null,
      publishedDraftVersion: null,
    });
    this.forget(tx, page.slug);
  }

  async versions(
    pageId: PageId,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<{ items: VersionRecord[]; nextCursor: string | null }> {
    const before = cursor === undefined ? null : Number(cursor);
    if (before !== null && !(Number.isSafeInteger(before) && before > 0))
      throw new DomainError('INVALID_INPUT', { param: 'cursor' });
    const rows = await this.repository.versions(pageId, before, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? String(last.number) : null };
  }

  /** Numbers of the versions on show, by version id. */
  numbersOf(pages: readonly PageRecord[]): Promise<Map<PageVersionId, number>> {
    return this.numbers(pages.flatMap(({ publishedVersionId: id }) => id ?? []));
  }

  numbers(ids: readonly PageVersionId[]): Promise<Map<PageVersionId, number>> {
    return this.repository.numbers(ids);
  }

  private async freeze(
    tx: Tx,
    { pageId, draftVersion, note, author }: { pageId: PageId; draftVersion: number } & Edition,
  ): Promise<{ page: PageRecord; version: VersionRecord }> {
    const page = await this.lock(tx, pageId);
    if (page.draftVersion !== draftVersion)
      throw new DomainError('CONFLICT', { message: '页面已被其他人修改，请刷新后再发布' });
    const version = await this.append(tx, page, { content: page.draft, note, author, draftVersion });
    return { page, version };
  }

  private async append(
    tx: Tx,
    page: PageRecord,
    edition: Pick<VersionRecord, 'content' | 'note' | 'author' | 'draftVersion'>,
  ): Promise<VersionRecord> {
    const version: VersionRecord = {
      ...edition,
      id: this.ids.next('pageVersion'),
      pageId: page.id,
      number: (await this.repository.lastNumber(tx, page.id)) + 1,
      createdAt: this.clock.now(),
    };
    await this.repository.insertVersion(tx, version);
    return version;
  }

  private async show(tx: Tx, page: PageRecord, version: VersionRecord): Promise<void> {
    await this.repository.savePage(tx, page.id, {
      publishedVersionId: version.id,
      publishedAt: this.clock.now(),
      publishedDraftVersion: version.draftVersion,
      ...(page.scheduledVersionId === version.id ? { scheduledVersionId: null, scheduledAt: null } : {}),
    });
    this.forget(tx, page.slug);
  }

  private forget(tx: Tx, slug: string): void {
    tx.afterCommit(() => this.shown.delete(slug));
  }

  private async lock(tx: Tx, pageId: PageId): Promise<PageRecord> {
    const page = await this.repository.lockPage(tx, pageId);
    if (!page) throw new DomainError('PAGE_NOT_FOUND');
    return page;
  }
}
