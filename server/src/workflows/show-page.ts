import { Injectable } from '@nestjs/common';
import type { CouponView, ProductCardView } from '@yimai/shared/contracts/catalog';
import type { PriceLabelView } from '@yimai/shared/contracts/experiment';
import type { BlockView, PageView } from '@yimai/shared/contracts/decoration';
import type {
  BlockOf,
  PageBlock,
  PageContent,
  ProductSource,
} from '@yimai/shared/contracts/decoration-blocks';
import { formatId, parseId, type IdKind, type Id } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import { CatalogService } from '../modules/catalog/index.js';
import {
  DecorationService,
  defaultHome,
  HOME_SLUG,
  PreviewTokens,
  type Previewed,
} from '../modules/decoration/index.js';
import { ExperimentService, pageKey } from '../modules/experiment/index.js';
import { PromotionService } from '../modules/promotion/index.js';
import { DomainError, type Principal } from '../platform/http/index.js';
import { DescribeProduct } from './describe-product.js';
import { LabelPrices, withLabel } from './label-prices.js';

/** Stock and sales on a page may be this old; what the merchant changed in this process is on it at once. */
const TTL_MS = 5_000;
const SHORTCUTS = 10;

/** Blocks as everybody sees them: coupons without what this reader may do with them. */
interface Shown {
  blocks: BlockView[];
}

/** A page with everything it shows, in one answer. */
@Injectable()
export class ShowPage {
  private readonly shown = new LRUCache<string, Shown>({ max: 200, ttl: TTL_MS });

  constructor(
    private readonly decoration: DecorationService,
    private readonly previews: PreviewTokens,
    private readonly catalog: CatalogService,
    private readonly describe: DescribeProduct,
    private readonly promotion: PromotionService,
    private readonly experiments: ExperimentService,
    private readonly labels: LabelPrices,
  ) {}

  /** @throws PAGE_NOT_FOUND, PREVIEW_EXPIRED. */
  async run({ slug, preview, reader, deviceId }: Asked): Promise<PageView> {
    if (preview !== undefined) return this.preview(slug, preview, reader);
    const { number, content, experimentId } = await this.seenBy(slug, deviceId);
    const mayReadCommission = await this.describe.mayReadCommission(reader);
    const key = `${slug}|${number}|${mayReadCommission}|${this.catalog.edition}`;
    const known = this.shown.get(key) ?? { blocks: await this.resolve(content, reader) };
    this.shown.set(key, known);
    const label = await this.labels.of(deviceId);
    const blocks = labelled(await this.personal(known.blocks, reader), label);
    return this.view({ slug, number, content, blocks, previewUntil: null, experimentId });
  }

  /** The version on show, or the one that an experiment shows this device. */
  private async seenBy(slug: string, deviceId: string | null): Promise<Seen> {
    const assigned = await this.experiments.assigned(pageKey(slug), deviceId);
    if (assigned && assigned.variant.versionId !== null) {
      const { number, content } = await this.decoration.edition(assigned.variant.versionId);
      return { number, content, experimentId: formatId('experiment', assigned.experimentId) };
    }
    const page = await this.decoration.published(slug);
    if (!page && slug !== HOME_SLUG) throw new DomainError('PAGE_NOT_FOUND');
    return page ?? { number: 1, content: defaultHome() };
  }

  private async preview(slug: string, token: string, reader: Principal): Promise<PageView> {
    const read = this.previews.read(token);
    if (read === null) throw new DomainError('PREVIEW_EXPIRED');
    const seen = await this.previewed(read);
    if (seen.slug !== slug) throw new DomainError('PREVIEW_EXPIRED');
    const blocks = await this.personal(await this.resolve(seen.content, reader), reader);
    return this.view({ ...seen, blocks, previewUntil: read.expiresAt.toISOString() });
  }

  private async previewed(read: Previewed): Promise<Seen & { slug: string }> {
    if ('pageId' in read) {
      const { slug, draft } = await this.decoration.page(read.pageId);
      return { slug, number: 0, content: draft };
    }
    const { pageId, number, content } = await this.decoration.edition(read.versionId);
    return { slug: (await this.decoration.page(pageId)).slug, number, content };
  }

  private async view({
    slug,
    number,
    content,
    blocks,
    previewUntil,
    experimentId,
  }: Edition): Promise<PageView> {
    const banner = blocks.find((block) => block.type === 'banner');
    const imageUrl = content.share.image?.url ?? banner?.items[0]?.image.url ?? null;
    return {
      slug,
      title: content.title,
      tone: content.tone,
      share: { title: content.share.title || (await this.shareTitle(slug, content)), imageUrl },
      version: number,
      ...(experimentId === undefined ? {} : { experimentId }),
      previewUntil,
      blocks,
    };
  }

  /** A shared home page is the shop. */
  private async shareTitle(slug: string, { title }: PageContent): Promise<string> {
    if (slug !== HOME_SLUG) return title;
    const { name, slogan } = await this.catalog.shop();
    return slogan ? `${name} · ${slogan}` : name;
  }

  /** The same page, with the coupons as this reader may claim them. */
  private async personal(blocks: readonly BlockView[], reader: Principal): Promise<BlockView[]> {
    if (reader.kind !== 'member' || !blocks.some(({ type }) => type === 'coupons' || type === 'flash'))
      return [...blocks];
    const coupons = await this.promotion.listCoupons(reader.memberId);
    const mine = (coupon: CouponView): CouponView => coupons.find(({ id }) => id === coupon.id) ?? coupon;
    return blocks.map((block) => {
      if (block.type === 'coupons') return { ...block, coupons: block.coupons.map(mine) };
      return block.type === 'flash' ? { ...block, coupon: mine(block.coupon) } : block;
    });
  }

  private async resolve({ blocks }: PageContent, reader: Principal): Promise<BlockView[]> {
    const coupons = blocks.some(({ type }) => type === 'coupons' || type === 'flash')
      ? await this.promotion.listCoupons(null)
      : [];
    const views = await Promise.all(blocks.map((block) => this.block(block, { coupons, reader })));
    return views.filter((each) => each !== null);
  }

  /** Null: there is nothing to show. */
  private async block(
    block: PageBlock,
    { coupons, reader }: { coupons: readonly CouponView[]; reader: Principal },
  ): Promise<BlockView | null> {
    switch (block.type) {
      case 'banner': {
        const items = withPictures(block.items);
        return items.length > 0 ? { ...block, items } : null;
      }
      case 'cube': {
        const cells = withPictures(block.cells);
        return cells.length === block.cells.length && cells.length > 0 ? { ...block, cells } : null;
      }
      case 'shortcuts':
        return this.shortcuts(block);
      case 'shelf': {
        const { source, ...rest } = block;
        const products = await this.products(source, reader);
        return products.length > 0 ? { ...rest, products } : null;
      }
      case 'ranking':
        return this.ranking(block, reader);
      case 'coupons': {
        const { couponIds, ...rest } = block;
        const chosen = couponIds.length === 0 ? coupons : pick(coupons, couponIds);
        return chosen.length > 0 ? { ...rest, coupons: [...chosen] } : null;
      }
      case 'flash': {
        const coupon = coupons.find(({ id }) => id === block.couponId);
        const products = await this.products({ by: 'manual', productIds: block.productIds }, reader);
        const isOn = coupon && coupon.state !== 'ended' && products.length > 0;
        return isOn ? { id: block.id, type: 'flash', title: block.title, coupon, products } : null;
      }
      case 'video':
        return block.cover && block.url ? { ...block, cover: block.cover } : null;
      case 'title':
      case 'text':
      case 'notice':
      case 'spacer':
      case 'promises':
      case 'recruit':
      case 'feed':
        return block;
    }
  }

  private async shortcuts(block: BlockOf<'shortcuts'>): Promise<BlockView | null> {
    const items =
      block.source === 'manual'
        ? withPictures(block.items).map(({ image, title, link }) => ({
            imageUrl: image.thumbUrl ?? image.url,
            title,
            link,
          }))
        : (await this.catalog.categories())
            .filter(({ parentId }) => parentId === null)
            .slice(0, SHORTCUTS)
            .map(({ categoryId, name, iconUrl }) => ({
              imageUrl: iconUrl,
              title: name,
              link: { to: 'category' as const, categoryId: formatId('category', categoryId) },
            }));
    return items.length > 0 ? { id: block.id, type: 'shortcuts', items } : null;
  }

  private async ranking(block: BlockOf<'ranking'>, reader: Principal): Promise<BlockView | null> {
    const { id, title, note, rule, categoryId, limit } = block;
    const inCategory = idOr('category', categoryId);
    const { items } = await this.describe.list(
      { sort: rule, limit, ...(inCategory ? { categoryId: inCategory } : {}) },
      reader,
    );
    if (items.length === 0) return null;
    const more = inCategory ? { to: 'category' as const, categoryId } : { to: 'sort' as const, sort: rule };
    return { id, type: 'ranking', title, note, more, products: items };
  }

  private async products(source: ProductSource, reader: Principal): Promise<ProductCardView[]> {
    switch (source.by) {
      case 'manual':
        return this.describe.cards(
          source.productIds.flatMap((text) => idOr('product', text) ?? []),
          reader,
        );
      case 'category': {
        const categoryId = idOr('category', source.categoryId);
        if (!categoryId) return [];
        const page = await this.describe.list(
          { categoryId, sort: 'recommended', limit: source.limit },
          reader,
        );
        return page.items;
      }
      case 'rule':
        return (await this.describe.list({ sort: source.rule, limit: source.limit }, reader)).items;
    }
  }
}

interface Edition {
  slug: string;
  number: number;
  content: PageContent;
  blocks: BlockView[];
  previewUntil: string | null;
  experimentId?: string;
}

interface Asked {
  slug: string;
  preview: string | undefined;
  reader: Principal;
  deviceId: string | null;
}

interface Seen {
  number: number;
  content: PageContent;
  experimentId?: string;
}

/** Prices as this device reads them; nothing is copied where they are written as usual. */
function labelled(blocks: BlockView[], label: PriceLabelView | undefined): BlockView[] {
  if (!label) return blocks;
  return blocks.map((block) =>
    'products' in block ? { ...block, products: withLabel(block.products, label) } : block,
  );
}

function idOr<K extends IdKind>(kind: K, text: string): Id<K> | undefined {
  return parseId(kind, text) ?? undefined;
}

function withPictures<T extends { image: object | null }>(
  items: readonly T[],
): (T & { image: NonNullable<T['image']> })[] {
  return items.filter((item): item is T & { image: NonNullable<T['image']> } => item.image !== null);
}

/** In the order of the ids; what has ended is left out. */
function pick(coupons: readonly CouponView[], ids: readonly string[]): CouponView[] {
  return ids.flatMap((id) => coupons.find((coupon) => coupon.id === id) ?? []);
}
