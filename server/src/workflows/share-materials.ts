import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { MaterialView } from '@yimai/shared/contracts/material';
import { fillCopy, leadsSomewhere, type CopyValues } from '@yimai/shared/domain/material/copy';
import { formatId, type DistributorId, type ProductId } from '@yimai/shared/kernel/id';
import { formatYuan, type Fen } from '@yimai/shared/kernel/money';
import { CatalogService, type ProductRecord } from '../modules/catalog/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import {
  MaterialRepository,
  MaterialService,
  MaterialStatisticsRepository,
  NO_USES,
  type LiveMaterial,
} from '../modules/material/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { ShareLinks } from './share-links.js';

/** Where a page of shown material ended: whether the last was pinned, and its id in base 36. */
const CURSOR = /^([01])\.([0-9a-z]{1,11})$/;

/** The shop's material in a distributor's hands: found, filled in, taken along. */
@Injectable()
export class ShareMaterials {
  constructor(
    private readonly repository: MaterialRepository,
    private readonly materials: MaterialService,
    private readonly statistics: MaterialStatisticsRepository,
    private readonly links: ShareLinks,
    private readonly catalog: CatalogService,
    private readonly distributors: DistributorService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(distributorId: DistributorId, input: Input<'listMaterials'>): Promise<Output<'listMaterials'>> {
    const { cursor, limit, ...filter } = input;
    const found = await this.repository.shown({ ...filter, after: positionOf(cursor), limit: limit + 1 });
    const rows = found.slice(0, limit);
    const ids = rows.map(({ material }) => material.id);
    const [mine, clicks, values, products] = await Promise.all([
      this.statistics.uses(ids, distributorId),
      this.statistics.clicks(ids, distributorId),
      this.commonValues(distributorId),
      this.productsOf(rows),
    ]);
    const items = rows.map(({ material, version }): MaterialView => {
      const product = version.productId ? products.get(version.productId) : undefined;
      return {
        id: formatId('material', material.id),
        version: version.version,
        title: version.title,
        kind: material.kind,
        category: version.category,
        product: product ? productRef(product) : null,
        text: fillCopy(version.text, { ...values, ...productValues(product) }),
        leadsSomewhere: leadsSomewhere(version.text),
        images: version.images,
        video: version.video,
        isPinned: material.isPinned,
        approvedAt: (material.approvedAt ?? version.createdAt).toISOString(),
        usedTimes: material.usedTimes,
        mine: { ...(mine.get(material.id) ?? NO_USES), clicks: clicks.get(material.id) ?? 0 },
      };
    });
    const last = rows.at(-1)?.material;
    const hasMore = found.length > limit && last !== undefined;
    return { items, nextCursor: hasMore ? `${last.isPinned ? 1 : 0}.${last.id.toString(36)}` : null };
  }

  /** Notes the use down; the link carries a code of this material. @throws MATERIAL_NOT_FOUND, PRODUCT_NOT_FOUND. */
  async take(distributorId: DistributorId, input: Input<'useMaterial'>): Promise<Output<'useMaterial'>> {
    const { version } = await this.unitOfWork.run((tx) =>
      this.materials.take(tx, { ...input, distributorId }),
    );
    const { materialId } = input;
    const { productId } = version;
    const link = await this.links.create(
      distributorId,
      productId ? { target: 'product', productId, materialId } : { target: 'shop', materialId },
    );
    const [values, [product]] = await Promise.all([
      this.commonValues(distributorId),
      productId ? this.catalog.products([productId]) : [],
    ]);
    const own = { 我的链接: link.h5Url, 我的口令: link.passphrase, 推广码: link.code };
    return {
      text: fillCopy(version.text, { ...values, ...productValues(product), ...own }),
      link: link.h5Url,
      code: link.code,
    };
  }

  private async commonValues(distributorId: DistributorId): Promise<Partial<CopyValues>> {
    const [shop, distributor] = await Promise.all([
      this.catalog.shop(),
      this.distributors.get(distributorId),
    ]);
    return { 店名: shop.name, 我的名字: distributor.name };
  }

  private async productsOf(rows: readonly LiveMaterial[]): Promise<Map<ProductId, ProductRecord>> {
    const ids = [...new Set(rows.flatMap(({ version }) => version.productId ?? []))];
    return new Map((await this.catalog.products(ids)).map((product) => [product.productId, product]));
  }
}

export function productRef(product: ProductRecord): NonNullable<MaterialView['product']> {
  return {
    id: formatId('product', product.productId),
    title: product.title,
    imageUrl: product.images[0]?.thumbUrl ?? product.images[0]?.url ?? '',
    priceFen: product.minPriceFen,
  };
}

const plainYuan = (amount: Fen): string => `¥${formatYuan(amount).replace(/\.00$/, '')}`;

function productValues(product: ProductRecord | undefined): Partial<CopyValues> {
  if (!product) return {};
  const market = product.minMarketPriceFen;
  return {
    商品名: product.title,
    价格: plainYuan(product.minPriceFen),
    划线价: market === null ? '' : plainYuan(market),
  };
}

function positionOf(cursor: string | undefined): { isPinned: boolean; id: number } | null {
  if (cursor === undefined) return null;
  const [, pinned, id = ''] = CURSOR.exec(cursor) ?? [];
  if (pinned === undefined) throw new DomainError('INVALID_INPUT', { param: 'cursor' });
  return { isPinned: pinned === '1', id: Number.parseInt(id, 36) };
}
