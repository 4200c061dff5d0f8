import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';
import type { Id } from '@yimai/shared/kernel/id';

export type PageId = Id<'page'>;
export type PageVersionId = Id<'pageVersion'>;

export interface PageRecord {
  id: PageId;
  slug: string;
  kind: 'home' | 'topic';
  draft: PageContent;
  draftVersion: number;
  updatedAt: Date;
  publishedVersionId: PageVersionId | null;
  publishedAt: Date | null;
  publishedDraftVersion: number | null;
  scheduledVersionId: PageVersionId | null;
  scheduledAt: Date | null;
  createdAt: Date;
}

export interface VersionRecord {
  id: PageVersionId;
  pageId: PageId;
  number: number;
  content: PageContent;
  note: string;
  author: string;
  draftVersion: number | null;
  createdAt: Date;
}

/** What shoppers see under an address. */
export interface PublishedPage {
  slug: string;
  number: number;
  content: PageContent;
}
