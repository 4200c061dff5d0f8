import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type {
  ConsolePageSummary,
  ConsolePageView,
  PageIssue,
  PageVersionView,
} from '@yimai/shared/contracts/decoration';
import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { formatId, parseId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../modules/catalog/index.js';
import {
  DecorationService,
  referencesOf,
  validatePage,
  type PageFacts,
  type PageId,
  type PageRecord,
  type PageVersionId,
  type VersionRecord,
} from '../modules/decoration/index.js';
import { PromotionService } from '../modules/promotion/index.js';

/** Pages as staff see them, and what is wrong with them. */
@Injectable()
export class ViewPages {
  constructor(
    private readonly decoration: DecorationService,
    private readonly catalog: CatalogService,
    private readonly promotion: PromotionService,
  ) {}

  async list(): Promise<Output<'consoleListPages'>> {
    const pages = await this.decoration.pages();
    const numbers = await this.decoration.numbersOf(pages);
    return { items: pages.map((page) => summaryOf(page, numbers)) };
  }

  /** @throws PAGE_NOT_FOUND. */
  async one(pageId: PageId): Promise<ConsolePageView> {
    const page = await this.decoration.page(pageId);
    const [numbers, issues] = await Promise.all([this.decoration.numbersOf([page]), this.issues(page.draft)]);
    return { ...summaryOf(page, numbers), draft: page.draft, issues };
  }

  async issues(content: PageContent): Promise<PageIssue[]> {
    return validatePage(content, await this.factsFor(content));
  }

  /** @throws PAGE_NOT_FOUND. */
  async versions(input: Input<'listPageVersions'>): Promise<Output<'listPageVersions'>> {
    const page = await this.decoration.page(input.pageId);
    const { items, nextCursor } = await this.decoration.versions(page.id, input);
    return { items: items.map((version) => versionView(version, page)), nextCursor };
  }

  private async factsFor(content: PageContent): Promise<PageFacts> {
    const wanted = referencesOf(content);
    const [products, categories, coupons, topics] = await Promise.all([
      this.catalog.products(wanted.productIds.flatMap((id) => parseId('product', id) ?? [])),
      this.catalog.categories(),
      wanted.couponIds.length > 0 ? this.promotion.listCoupons(null) : [],
      this.decoration.publishedSlugs(),
    ]);
    return {
      products: new Map(
        products.map(({ productId, title, isOnShelf }) => [
          formatId('product', productId),
          { title, isOnShelf },
        ]),
      ),
      categories: new Set(categories.map(({ categoryId }) => formatId('category', categoryId))),
      coupons: new Set(coupons.filter(({ state }) => state !== 'ended').map(({ id }) => id)),
      topics: new Set(topics),
    };
  }
}

function summaryOf(page: PageRecord, numbers: ReadonlyMap<PageVersionId, number>): ConsolePageSummary {
  const { publishedVersionId } = page;
  return {
    id: formatId('page', page.id),
    slug: page.slug,
    kind: page.kind,
    title: page.draft.title,
    draftVersion: page.draftVersion,
    hasUnpublishedChanges: page.publishedDraftVersion !== page.draftVersion,
    publishedNumber: publishedVersionId === null ? null : (numbers.get(publishedVersionId) ?? null),
    publishedAt: page.publishedAt?.toISOString() ?? null,
    scheduledAt: page.scheduledAt?.toISOString() ?? null,
    updatedAt: page.updatedAt.toISOString(),
  };
}

function versionView(version: VersionRecord, page: PageRecord): PageVersionView {
  const isLive = page.publishedVersionId === version.id;
  return {
    id: formatId('pageVersion', version.id),
    number: version.number,
    note: version.note,
    author: version.author,
    createdAt: version.createdAt.toISOString(),
    state: isLive ? 'live' : page.scheduledVersionId === version.id ? 'scheduled' : 'past',
    blockCount: version.content.blocks.length,
  };
}
