import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { formatId, parseId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import {
  DecorationService,
  emptyPage,
  previewPath,
  PreviewTokens,
  type PageId,
} from '../modules/decoration/index.js';
import { ExperimentService, pageKey } from '../modules/experiment/index.js';
import { Audit } from '../platform/audit/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, staffOf, type CallContext } from '../platform/http/index.js';
import { Later } from './later.js';
import { ViewPages } from './view-pages.js';

type Page = Output<'consoleGetPage'>;

const ACTIVATE = 'decoration.activate';

/** Staff build pages: save, preview, publish now or later, go back. Every write leaves an audit record. */
@Injectable()
export class EditPage implements OnModuleInit {
  constructor(
    private readonly decoration: DecorationService,
    private readonly views: ViewPages,
    private readonly experiments: ExperimentService,
    private readonly previews: PreviewTokens,
    private readonly later: Later,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.later.handle(ACTIVATE, (payload) => this.activate(payload));
  }

  /** @throws PAGE_SLUG_TAKEN, PAGE_NOT_FOUND for the page to copy. */
  async create(call: CallContext, input: Input<'createPage'>): Promise<Page> {
    const { slug, title, copyFromPageId } = input;
    const content = copyFromPageId
      ? { ...(await this.decoration.page(copyFromPageId)).draft, title }
      : emptyPage(title);
    const page = await this.later.inTx(async (tx) => {
      const made = await this.decoration.create(tx, { slug, kind: 'topic', content });
      await this.record(tx, call, { action: 'page.create', pageId: made.id, detail: { slug, title } });
      return made;
    });
    return this.views.one(page.id);
  }

  /** @throws CONFLICT when somebody else saved meanwhile. */
  async save(call: CallContext, { pageId, draftVersion, content }: Input<'savePageDraft'>): Promise<Page> {
    await this.later.inTx(async (tx) => {
      await this.decoration.saveDraft(tx, { pageId, draftVersion, content });
      await this.record(tx, call, {
        action: 'page.save',
        pageId,
        detail: { draftVersion: draftVersion + 1 },
      });
    });
    return this.views.one(pageId);
  }

  /** @throws PAGE_NOT_FOUND. */
  async preview(pageId: PageId): Promise<Output<'previewPage'>> {
    const page = await this.decoration.page(pageId);
    const { token, expiresAt } = this.previews.mint(formatId('page', pageId));
    const path = previewPath(page, token);
    return {
      token,
      path,
      url: `${this.config.PUBLIC_BASE_URL}${path}`,
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** Now, or at an hour. @throws PAGE_INVALID with the first error, CONFLICT. */
  async publish(call: CallContext, input: Input<'publishPage'>): Promise<Page> {
    const { pageId, draftVersion, note } = input;
    const { slug, draft } = await this.decoration.page(pageId);
    const error = (await this.views.issues(draft)).find(({ level }) => level === 'error');
    if (error) throw new DomainError('PAGE_INVALID', { message: error.message, facts: { ...error } });
    const edition = { pageId, draftVersion, note, author: staffOf(call).name };
    const at = input.at === undefined ? null : new Date(input.at);
    await this.later.inTx(async (tx) => {
      // The draft's version is held against the one that was judged.
      const version = at
        ? await this.decoration.schedule(tx, { ...edition, at })
        : await this.decoration.publish(tx, edition);
      await this.requireNoExperiment(tx, slug);
      if (at) {
        const payload = {
          pageId: formatId('page', pageId),
          versionId: formatId('pageVersion', version.id),
        };
        await this.later.schedule(tx, { handler: ACTIVATE, payload, runAt: at });
      }
      const detail = { number: version.number, note, at: at?.toISOString() ?? null };
      await this.record(tx, call, { action: at ? 'page.schedule' : 'page.publish', pageId, detail });
    });
    return this.views.one(pageId);
  }

  async cancelSchedule(call: CallContext, pageId: PageId): Promise<Page> {
    await this.later.inTx(async (tx) => {
      await this.decoration.cancelSchedule(tx, pageId);
      await this.record(tx, call, { action: 'page.cancel-schedule', pageId, detail: {} });
    });
    return this.views.one(pageId);
  }

  /** @throws PAGE_NOT_FOUND for a version of another page. */
  async rollback(call: CallContext, { pageId, versionId }: Input<'rollbackPage'>): Promise<Page> {
    await this.later.inTx(async (tx) => {
      const author = staffOf(call).name;
      const { slug } = await this.decoration.page(pageId);
      const { number, note } = await this.decoration.rollback(tx, { pageId, versionId, author });
      await this.requireNoExperiment(tx, slug);
      await this.record(tx, call, { action: 'page.rollback', pageId, detail: { number, note } });
    });
    return this.views.one(pageId);
  }

  /** @throws PAGE_STATE for the home page. */
  async withdraw(call: CallContext, pageId: PageId): Promise<Page> {
    await this.later.inTx(async (tx) => {
      const { slug } = await this.decoration.page(pageId);
      await this.decoration.withdraw(tx, pageId);
      await this.requireNoExperiment(tx, slug);
      await this.record(tx, call, { action: 'page.withdraw', pageId, detail: {} });
    });
    return this.views.one(pageId);
  }

  private async activate(payload: Record<string, unknown>): Promise<void> {
    const pageId = parseId('page', String(payload['pageId']));
    const versionId = parseId('pageVersion', String(payload['versionId']));
    invariant(pageId && versionId, 'a scheduled page is named');
    await this.later.inTx(async (tx) => {
      if (!(await this.decoration.activate(tx, pageId, versionId))) return;
      await this.audit.record(tx, {
        actor: 'system',
        action: 'page.publish',
        target: formatId('page', pageId),
        detail: { versionId: formatId('pageVersion', versionId) },
      });
    });
  }

  /** Call once the page's row is locked: whoever starts an experiment locks it too. */
  private async requireNoExperiment(tx: Tx, slug: string): Promise<void> {
    if (await this.experiments.isRunning(tx, pageKey(slug)))
      throw new DomainError('PAGE_STATE', { message: '这个页面正在做对比实验，请先停止实验' });
  }

  private record(
    tx: Tx,
    call: CallContext,
    entry: { action: string; pageId: PageId; detail: Record<string, unknown> },
  ): Promise<void> {
    return this.audit.record(tx, {
      actor: `staff:${staffOf(call).staffId}`,
      action: entry.action,
      target: formatId('page', entry.pageId),
      detail: entry.detail,
    });
  }
}
