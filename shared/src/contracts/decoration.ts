import { z } from '../kernel/zod.js';
import { CouponView, ProductCardView } from './catalog.js';
import { idOf, IdText, Instant, PageInput, pageOf, textInput } from './common.js';
import {
  BannerBlock,
  BlockImage,
  BlockLink,
  CouponsBlock,
  CubeBlock,
  FeedBlock,
  NoticeBlock,
  PageContent,
  PictureLink,
  PromisesBlock,
  RecruitBlock,
  ShelfBlock,
  SpacerBlock,
  TextBlock,
  TitleBlock,
  VideoBlock,
} from './decoration-blocks.js';

/** A picture that is there, and where it leads. */
const ShownPicture = PictureLink.extend({ image: BlockImage });
const shownAs = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ id: z.string(), type: z.literal(type), ...shape });

const ShelfView = shownAs('shelf', {
  title: z.string(),
  note: z.string(),
  layout: ShelfBlock.shape.layout,
  isRanked: z.boolean(),
  more: BlockLink,
  products: z.array(ProductCardView),
});

/** A block with everything it shows. Blocks with nothing to show are left out of a page. */
export const BlockView = z
  .discriminatedUnion('type', [
    BannerBlock.extend({ items: z.array(ShownPicture) }),
    shownAs('shortcuts', {
      items: z.array(z.object({ imageUrl: z.string(), title: z.string(), link: BlockLink })),
    }),
    ShelfView,
    FeedBlock,
    CouponsBlock.omit({ couponIds: true }).extend({ coupons: z.array(CouponView) }),
    shownAs('flash', { title: z.string(), coupon: CouponView, products: z.array(ProductCardView) }),
    CubeBlock.extend({ cells: z.array(ShownPicture) }),
    TitleBlock,
    TextBlock,
    NoticeBlock,
    VideoBlock.extend({ cover: BlockImage }),
    SpacerBlock,
    PromisesBlock,
    RecruitBlock,
    shownAs('ranking', {
      title: z.string(),
      note: z.string(),
      more: BlockLink,
      products: z.array(ProductCardView),
    }),
  ])
  .meta({ id: 'Block' });

export const PageView = z
  .object({
    slug: z.string(),
    title: z.string(),
    tone: PageContent.shape.tone,
    share: z.object({ title: z.string(), imageUrl: z.string().nullable() }),
    /** 0: a preview of a draft. */
    version: z.int(),
    /** Whose variant this is: told with `noteExposures` once it was on the screen. Absent: what everybody sees. */
    experimentId: IdText.optional(),
    /** Until when the token shows the draft, or a version. Null: this is what the reader sees without one. */
    previewUntil: Instant.nullable(),
    blocks: z.array(BlockView),
  })
  .meta({ id: 'Page' });

export const PageSlug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '只能使用小写字母、数字和短横线');

/** What keeps a page from being published (error), or what its author should know (warning). */
export const PageIssue = z
  .object({
    level: z.enum(['error', 'warning']),
    /** From 0; null: the page itself. */
    blockIndex: z.int().nullable(),
    blockId: z.string().nullable(),
    /** 「第 3 个模块「商品货架」：还没有选择商品」. */
    message: z.string(),
  })
  .meta({ id: 'PageIssue' });

export const PageVersionView = z
  .object({
    id: IdText,
    number: z.int(),
    note: z.string(),
    /** Nickname of the member of staff. */
    author: z.string(),
    createdAt: Instant,
    state: z.enum(['live', 'scheduled', 'past']),
    blockCount: z.int(),
  })
  .meta({ id: 'PageVersion' });

export const ConsolePageSummary = z
  .object({
    id: IdText,
    slug: z.string(),
    kind: z.enum(['home', 'topic']),
    title: z.string(),
    /** Of the draft; sent back with every save. */
    draftVersion: z.int(),
    hasUnpublishedChanges: z.boolean(),
    publishedNumber: z.int().nullable(),
    publishedAt: Instant.nullable(),
    scheduledAt: Instant.nullable(),
    updatedAt: Instant,
  })
  .meta({ id: 'ConsolePageSummary' });

export const ConsolePageView = ConsolePageSummary.extend({
  draft: PageContent,
  issues: z.array(PageIssue),
}).meta({ id: 'ConsolePage' });

const onPage = { pageId: idOf('page') };

export const decorationRoutes = {
  getPage: {
    input: z.strictObject({ slug: PageSlug, preview: z.string().max(200).optional() }),
    output: PageView,
  },
  consoleListPages: {
    input: z.strictObject({}),
    output: z.object({ items: z.array(ConsolePageSummary) }),
  },
  consoleGetPage: { input: z.strictObject(onPage), output: ConsolePageView },
  createPage: {
    input: z.strictObject({ slug: PageSlug, title: textInput(20), copyFromPageId: idOf('page').optional() }),
    output: ConsolePageView,
  },
  savePageDraft: {
    input: z.strictObject({ ...onPage, draftVersion: z.int().min(1), content: PageContent }),
    output: ConsolePageView,
  },
  validatePage: {
    input: z.strictObject({ ...onPage, content: PageContent }),
    output: z.object({ issues: z.array(PageIssue) }),
  },
  previewPage: {
    input: z.strictObject(onPage),
    /** `path` opens in a browser and, below the mini-program's domain, in the mini-program. */
    output: z.object({ token: z.string(), path: z.string(), url: z.string(), expiresAt: Instant }),
  },
  publishPage: {
    input: z.strictObject({
      ...onPage,
      draftVersion: z.int().min(1),
      note: textInput(60, 0).default(''),
      /** Absent: now. */
      at: z.iso.datetime({ offset: true }).optional(),
    }),
    output: ConsolePageView,
  },
  cancelPageSchedule: { input: z.strictObject(onPage), output: ConsolePageView },
  listPageVersions: {
    input: z.strictObject({ ...onPage, ...PageInput }),
    output: pageOf(PageVersionView),
  },
  rollbackPage: {
    input: z.strictObject({ ...onPage, versionId: idOf('pageVersion') }),
    output: ConsolePageView,
  },
  withdrawPage: { input: z.strictObject(onPage), output: ConsolePageView },
};

export type BlockView = z.output<typeof BlockView>;
export type PageView = z.output<typeof PageView>;
export type PageIssue = z.output<typeof PageIssue>;
export type PageVersionView = z.output<typeof PageVersionView>;
export type ConsolePageSummary = z.output<typeof ConsolePageSummary>;
export type ConsolePageView = z.output<typeof ConsolePageView>;
