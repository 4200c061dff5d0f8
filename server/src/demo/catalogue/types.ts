import type { Bps } from '@yimai/shared/kernel/bps';
import type { Fen } from '@yimai/shared/kernel/money';

/** 引流 / 利润 / 战略: what a product is for in the range (rule IN05). */
export type DemoRole = 'traffic' | 'profit' | 'strategic';

export type FreightSlug = 'standard' | 'cold-chain' | 'by-weight' | 'free';

/** A specification and its values in display order, e.g. 净含量: 250g, 500g. */
export interface DemoSpec {
  name: string;
  values: readonly string[];
}

export interface DemoSku {
  /** Unique in the shop: `<product slug>:<index>`. */
  code: string;
  /** One value per dimension, in the order of `DemoProduct.specs`. */
  values: readonly string[];
  priceFen: Fen;
  marketPriceFen: Fen;
  costFen: Fen;
  stock: number;
  weightGrams: number;
  /** Overrides the rate of the product (rule IN04). */
  commissionRateBps?: Bps;
}

/** `default` follows the shop's plan; `rate` sets the direct distributor's rate; `excluded` earns nothing and says why. */
export type DemoCommission =
  { mode: 'default' } | { mode: 'rate'; rateBps: Bps } | { mode: 'excluded'; reason: string };

/** The structured rich text of a product page. */
export type DetailBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'image'; picture: PictureKind; caption?: string }
  | { kind: 'table'; rows: readonly (readonly [name: string, value: string])[] }
  | { kind: 'notice'; text: string };

export interface DemoReview {
  stars: 3 | 4 | 5;
  text: string;
  /** Shop's answer, where there is one. */
  reply?: string;
}

/** `hero` is the cover; all but `spec` and `pack` carry no text. */
export type PictureKind = 'hero' | 'scene' | 'pack' | 'flatlay' | 'spec';

/** How packaging is drawn: food in a pouch or tin, creams in a jar, goods in a box, textiles and tools with a hang tag. */
export type PackKind = 'pouch' | 'box' | 'jar' | 'tin' | 'tag';

/** What the pictures of a product are composed of. Glyphs name files of the 3D set. */
export interface PictureRecipe {
  main: string;
  props: readonly [string, string];
  pack: PackKind;
  /** The two to eight characters on the packaging. */
  label: string;
}

export interface DemoProduct {
  slug: string;
  /** Slug of a leaf category; further ones in `alsoIn`. */
  category: string;
  alsoIn: readonly string[];
  title: string;
  subtitle: string;
  sellingPoints: readonly string[];
  role: DemoRole;
  unit: string;
  freight: FreightSlug;
  specs: readonly DemoSpec[];
  skus: readonly DemoSku[];
  commission: DemoCommission;
  detail: readonly DetailBlock[];
  reviews: readonly DemoReview[];
  picture: PictureRecipe;
  /** Sales before the history begins, so that a new shop does not read as empty. */
  baseSales: number;
}

export interface DemoCategory {
  slug: string;
  name: string;
  /** Null for the first level. */
  parent: string | null;
  icon: string;
  tagline: string;
}

export interface DemoCoupon {
  slug: string;
  name: string;
  thresholdFen: Fen;
  amountFen: Fen;
  scope: { kind: 'shop' } | { kind: 'category'; category: string } | { kind: 'product'; product: string };
  /** `newcomer` goes out on registration, `claim` is taken by the customer, `distributor` is handed on by a distributor. */
  grant: 'newcomer' | 'claim' | 'distributor';
  total: number;
  perMember: number;
  validDays: number;
  description: string;
}

/** Provinces by the names of the national division codes. */
export interface DemoFreightTemplate {
  slug: FreightSlug;
  name: string;
  chargeBy: 'piece' | 'weight';
  rules: readonly DemoFreightRule[];
  /** Goods that cannot go there at all. */
  excludedRegions: readonly string[];
  description: string;
}

export interface DemoFreightRule {
  /** Empty means everywhere not named by another rule. */
  regions: readonly string[];
  /** Pieces or grams covered by `firstFen`. */
  first: number;
  firstFen: Fen;
  additional: number;
  additionalFen: Fen;
  /** Null where no amount makes freight free. */
  freeOverFen: Fen | null;
}

export interface DemoShop {
  name: string;
  slogan: string;
  intro: string;
  servicePromises: readonly string[];
  serviceHours: string;
  servicePhone: string;
  address: string;
  announcements: readonly string[];
  searchHints: readonly string[];
}

export interface DemoBanner {
  slug: string;
  headline: string;
  subline: string;
  action: string;
  /** Where the banner leads. */
  target:
    | { kind: 'category'; category: string }
    | { kind: 'product'; product: string }
    | { kind: 'topic'; topic: string }
    | { kind: 'recruit' };
}
