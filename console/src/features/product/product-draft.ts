import { DOUDIAN_ID } from '@yimai/shared/domain/goods/doudian';
import type { Api } from '@yimai/shared/contracts/api';
import type { CommissionOverrideInput, ConsoleProductView } from '@yimai/shared/contracts/console';

export type ProductInput = Api['createProduct']['input'];
export type Override = CommissionOverrideInput;
export type Block = ProductInput['detail'][number];
export interface Spec {
  name: string;
  values: string[];
}

/** One row of the SKU table while it is being edited: the price may still be missing. */
export interface SkuDraft {
  id?: string;
  specs: string[];
  priceFen: number | null;
  marketPriceFen: number | null;
  costFen: number | null;
  weightGrams: number;
  /** First stock of a new SKU. An existing one is restocked instead. */
  stock: number;
  onHand?: number;
  reserved?: number;
  imageUrl: string | null;
  commission: Override;
  doudianSkuId: string | null;
}

export interface Variants {
  specs: Spec[];
  skus: SkuDraft[];
}

/** Of the goods in 抖店, as far as typed. */
export interface DoudianDraft {
  shopId?: string;
  productId?: string;
}

export interface ProductDraft extends Omit<ProductInput, 'specs' | 'skus' | 'doudian'> {
  variants: Variants;
  doudian?: DoudianDraft;
}

function emptySku(specs: string[]): SkuDraft {
  return {
    specs,
    priceFen: null,
    marketPriceFen: null,
    costFen: null,
    weightGrams: 0,
    stock: 0,
    imageUrl: null,
    commission: null,
    doudianSkuId: null,
  };
}

export function emptyDraft(freightTemplate: string): Partial<ProductDraft> {
  return {
    unit: '件',
    role: 'profit',
    isReturnable: true,
    kind: 'physical',
    freightTemplate,
    images: [],
    detail: [],
    commission: null,
    variants: { specs: [], skus: [emptySku([])] },
  };
}

const ROLES = ['traffic', 'profit', 'strategic'] as const;

export function toDraft(product: ConsoleProductView): ProductDraft {
  const { title, subtitle, categoryIds, images, sellingPoints, detail, unit, tags } = product;
  return {
    ...{ title, subtitle, categoryIds, images, sellingPoints, detail, unit, tags },
    isReturnable: product.isReturnable,
    kind: product.kind,
    freightTemplate: product.freightTemplate,
    role: ROLES.find((role) => role === product.role) ?? 'profit',
    commission: product.override,
    doudian: product.doudian ?? {},
    variants: {
      specs: product.specs,
      skus: product.skus.map((sku) => ({
        ...emptySku(sku.specs),
        id: sku.id,
        priceFen: sku.priceFen,
        marketPriceFen: sku.marketPriceFen,
        costFen: sku.costFen,
        weightGrams: sku.weightGrams,
        onHand: sku.onHand,
        reserved: sku.reserved,
        imageUrl: sku.imageUrl,
        commission: sku.commission,
        doudianSkuId: sku.doudianSkuId,
      })),
    },
  };
}

/** What the form holds as the server wants it. Call after validation: every SKU has its price. */
export function toInput({ variants, doudian, ...rest }: ProductDraft): ProductInput {
  const { shopId, productId } = doudian ?? {};
  const linked = shopId && productId ? { shopId, productId } : null;
  return {
    ...rest,
    doudian: linked,
    detail: rest.detail.map(withoutEmptyRows).filter(saysSomething),
    specs: variants.specs,
    skus: variants.skus.map(({ onHand: _onHand, reserved: _reserved, priceFen, ...sku }) => ({
      ...sku,
      priceFen: priceFen ?? 0,
      doudianSkuId: linked && sku.doudianSkuId,
    })),
  };
}

function withoutEmptyRows(block: Block): Block {
  if (block.type !== 'table') return block;
  return { ...block, rows: block.rows.filter(([name, value]) => name.trim() || value.trim()) };
}

function saysSomething(block: Block): boolean {
  if (block.type === 'image') return true;
  return block.type === 'table' ? block.rows.length > 0 : block.text.trim() !== '';
}

/** Every combination of the values, in their order; one empty combination where there are no specs. */
export function combinations(specs: readonly Spec[]): string[][] {
  return specs.reduce<string[][]>(
    (before, spec) => before.flatMap((chosen) => spec.values.map((value) => [...chosen, value])),
    [[]],
  );
}

/**
 * The SKU table of new specs. A row whose combination is still there keeps everything; a new one copies prices of the
 * nearest row, for what differs is mostly the stock.
 */
export function withSpecs(before: Variants, specs: Spec[]): Variants {
  const known = new Map(before.skus.map((sku) => [sku.specs.join('/'), sku]));
  const complete = specs.filter((spec) => spec.values.length > 0);
  const skus = combinations(complete).map((combination) => {
    const same = known.get(combination.join('/'));
    if (same) return same;
    const near =
      before.skus.find((sku) => combination.some((value) => sku.specs.includes(value))) ?? before.skus[0];
    const { priceFen = null, marketPriceFen = null, costFen = null, weightGrams = 0 } = near ?? {};
    return { ...emptySku(combination), priceFen, marketPriceFen, costFen, weightGrams };
  });
  return { specs, skus };
}

export const MAX_SKUS = 100;

/** Both ids are typed: sold through 抖店 too. */
export const isLinked = ({ shopId, productId }: DoudianDraft = {}): boolean => Boolean(shopId && productId);

/** What is wrong with the ids of 抖店, in one sentence; null when nothing is. */
export function checkDoudian(doudian: DoudianDraft | undefined, { skus }: Variants): string | null {
  if (!isLinked(doudian)) return null;
  const ids = skus.map((sku) => sku.doudianSkuId ?? '');
  if (!ids.every((id) => DOUDIAN_ID.test(id))) return '请填写每个规格的抖店规格编号（数字）';
  return new Set(ids).size === ids.length ? null : '抖店规格编号不能重复';
}

/** What is wrong with the specs and the SKUs, in one sentence; null when nothing is. */
export function checkVariants({ specs, skus }: Variants): string | null {
  if (specs.some((spec) => spec.name.trim() === '' || spec.values.length === 0))
    return '请填写每个规格的名称和取值';
  if (new Set(specs.map((spec) => spec.name.trim())).size !== specs.length) return '规格名称不能重复';
  if (skus.length > MAX_SKUS) return `规格组合不能超过 ${MAX_SKUS} 个`;
  if (skus.some((sku) => sku.priceFen === null || sku.priceFen < 1)) return '请填写每个规格的售价';
  return null;
}
