import { type Bps, bps } from '@yimai/shared/kernel/bps';
import { fen } from '@yimai/shared/kernel/money';
import { invariant } from '@yimai/shared/kernel/invariant';
import type {
  DemoCommission,
  DemoProduct,
  DemoReview,
  DemoRole,
  DemoSku,
  DemoSpec,
  DetailBlock,
  FreightSlug,
  PackKind,
} from './types.js';

/** `spec` joins the values of all dimensions with `/`. Prices in fen, weight in grams. */
export interface SkuRow {
  spec: string;
  price: number;
  market: number;
  cost: number;
  stock: number;
  grams: number;
  rateBps?: number;
}

/** What a catalogue file writes down; {@link product} derives the rest. */
export interface ProductDraft {
  slug: string;
  category: string;
  alsoIn?: readonly string[];
  title: string;
  subtitle: string;
  points: readonly string[];
  role: DemoRole;
  unit: string;
  freight?: FreightSlug;
  dims: readonly string[];
  skus: readonly SkuRow[];
  /** Rate of the direct distributor, or why there is none. */
  rateBps?: number;
  excluded?: string;
  story: readonly [string, string];
  table: readonly (readonly [string, string])[];
  notice: string;
  reviews: readonly (readonly [stars: 3 | 4 | 5, text: string, reply?: string])[];
  art: readonly [main: string, propA: string, propB: string];
  pack: PackKind;
  label: string;
  sales: number;
}

/** Completes a draft: dimensions from the rows, detail blocks in the shop's house order. */
export function product(draft: ProductDraft): DemoProduct {
  const skus = draft.skus.map((row, index) => toSku(draft, row, index));
  return {
    slug: draft.slug,
    category: draft.category,
    alsoIn: draft.alsoIn ?? [],
    title: draft.title,
    subtitle: draft.subtitle,
    sellingPoints: draft.points,
    role: draft.role,
    unit: draft.unit,
    freight: draft.freight ?? 'standard',
    specs: draft.dims.map((name, at) =>
      toSpec(
        name,
        skus.map((sku) => sku.values[at] ?? ''),
      ),
    ),
    skus,
    commission: toCommission(draft),
    detail: toDetail(draft),
    reviews: draft.reviews.map(([stars, text, reply]): DemoReview => ({
      stars,
      text,
      ...(reply ? { reply } : {}),
    })),
    picture: {
      main: draft.art[0],
      props: [draft.art[1], draft.art[2]],
      pack: draft.pack,
      label: draft.label,
    },
    baseSales: draft.sales,
  };
}

function toSku(draft: ProductDraft, row: SkuRow, index: number): DemoSku {
  const values = row.spec.split('/');
  invariant(
    values.length === draft.dims.length,
    `${draft.slug}: "${row.spec}" does not fit ${draft.dims.join('/')}`,
  );
  const rate: { commissionRateBps?: Bps } =
    row.rateBps === undefined ? {} : { commissionRateBps: bps(row.rateBps) };
  return {
    code: `${draft.slug}:${index}`,
    values,
    priceFen: fen(row.price),
    marketPriceFen: fen(row.market),
    costFen: fen(row.cost),
    stock: row.stock,
    weightGrams: row.grams,
    ...rate,
  };
}

function toSpec(name: string, values: readonly string[]): DemoSpec {
  return { name, values: [...new Set(values)] };
}

function toCommission(draft: ProductDraft): DemoCommission {
  if (draft.excluded !== undefined) return { mode: 'excluded', reason: draft.excluded };
  return draft.rateBps === undefined ? { mode: 'default' } : { mode: 'rate', rateBps: bps(draft.rateBps) };
}

function toDetail(draft: ProductDraft): DetailBlock[] {
  return [
    { kind: 'paragraph', text: draft.story[0] },
    { kind: 'image', picture: 'scene' },
    { kind: 'heading', text: '为什么选它' },
    { kind: 'paragraph', text: draft.story[1] },
    { kind: 'image', picture: 'spec', caption: draft.points.join(' · ') },
    { kind: 'heading', text: '产品参数' },
    { kind: 'table', rows: draft.table },
    { kind: 'image', picture: 'pack', caption: '包装以实际收到为准' },
    { kind: 'notice', text: draft.notice },
  ];
}
