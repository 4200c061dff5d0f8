import { z } from '../kernel/zod.js';
import {
  BpsValue,
  FenValue,
  idOf,
  IdText,
  ImageView,
  Instant,
  PageInput,
  pageOf,
  textInput,
} from './common.js';
import { PriceLabelView } from './experiment.js';
import { ReviewSummaryView } from './review.js';
import { SuggestionView } from './search.js';

export const BannerView = z
  .object({ imageUrl: z.string(), title: z.string(), path: z.string() })
  .meta({ id: 'Banner' });

export const ShopView = z
  .object({
    name: z.string(),
    slogan: z.string(),
    intro: z.string(),
    logoUrl: z.string(),
    servicePhone: z.string(),
    commissionDisclosure: z.enum(['everyone', 'distributors']),
    banners: z.array(BannerView),
    hotKeywords: z.array(z.string()),
    returnAddress: z.string(),
    isDemo: z.boolean(),
  })
  .meta({ id: 'Shop' });

export const RegionView = z.object({ code: z.string(), name: z.string() }).meta({ id: 'Region' });

/** What is delivered: a parcel, or a code. */
export const GoodsKind = z.enum(['physical', 'virtual']);

/** Null: not certain, a person must say. */
export const MatchedRegionView = z
  .object({ province: RegionView.nullable(), city: RegionView.nullable(), district: RegionView.nullable() })
  .meta({ id: 'MatchedRegion' });

export const CategoryView = z
  .object({
    id: IdText,
    name: z.string(),
    iconUrl: z.string(),
    parentId: IdText.nullable(),
    productCount: z.int(),
  })
  .meta({ id: 'Category' });

/** What sharing a product earns, before caps: null where the shop hides it from this reader, 0–0 where excluded. */
export const CommissionRange = z
  .object({ minFen: FenValue, maxFen: FenValue, minRateBps: BpsValue, maxRateBps: BpsValue })
  .meta({ id: 'CommissionRange' });

export const ProductCardView = z
  .object({
    id: IdText,
    title: z.string(),
    subtitle: z.string(),
    image: ImageView,
    priceFen: FenValue,
    marketPriceFen: FenValue.nullable(),
    soldCount: z.int(),
    tags: z.array(z.string()),
    commission: CommissionRange.nullable(),
    isSoldOut: z.boolean(),
    priceLabel: PriceLabelView.optional(),
  })
  .meta({ id: 'ProductCard' });

export const SkuView = z
  .object({
    id: IdText,
    /** Values in the order of the product's `specs`. */
    specs: z.array(z.string()),
    priceFen: FenValue,
    marketPriceFen: FenValue.nullable(),
    imageUrl: z.string().nullable(),
    available: z.int(),
    commissionFen: FenValue.nullable(),
  })
  .meta({ id: 'Sku' });

export const DetailBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), text: z.string() }),
  z.object({ type: z.literal('heading'), text: z.string() }),
  z.object({ type: z.literal('image'), image: ImageView }),
  z.object({ type: z.literal('table'), rows: z.array(z.tuple([z.string(), z.string()])) }),
]);

export const ProductView = ProductCardView.extend({
  isOnShelf: z.boolean(),
  images: z.array(ImageView),
  sellingPoints: z.array(z.string()),
  detail: z.array(DetailBlock),
  specs: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  skus: z.array(SkuView),
  categoryIds: z.array(IdText),
  freightHint: z.string(),
  commissionNote: z.string().nullable(),
  reviewCount: z.int(),
  goodRateBps: BpsValue,
  reviews: ReviewSummaryView,
  unit: z.string(),
  /** Seven-day no-reason return applies; where not, the buyer must acknowledge it when ordering. */
  isReturnable: z.boolean(),
  /** virtual: delivered as a code; not sold everywhere, see domain/goods. */
  kind: GoodsKind,
  /** Bought in 抖店 by whoever is inside of Douyin; see domain/goods. */
  isViaDoudian: z.boolean(),
}).meta({ id: 'Product' });

export const CouponView = z
  .object({
    id: IdText,
    title: z.string(),
    thresholdFen: FenValue,
    discountFen: FenValue,
    startsAt: Instant,
    endsAt: Instant,
    state: z.enum(['claimable', 'claimed', 'sold-out', 'not-started', 'ended']),
    remaining: z.int().nullable(),
  })
  .meta({ id: 'Coupon' });

export const CouponGrantView = z
  .object({
    id: IdText,
    couponId: IdText,
    title: z.string(),
    thresholdFen: FenValue,
    discountFen: FenValue,
    endsAt: Instant,
    state: z.enum(['usable', 'used', 'expired']),
  })
  .meta({ id: 'CouponGrant' });

export const catalogRoutes = {
  getShop: { input: z.strictObject({}), output: ShopView },
  listRegions: {
    input: z.strictObject({
      parent: z
        .string()
        .regex(/^\d{2,6}$/)
        .optional(),
    }),
    output: z.object({ items: z.array(RegionView) }),
  },
  matchRegion: {
    input: z.strictObject({
      province: textInput(40, 0).default(''),
      city: textInput(40, 0).default(''),
      district: textInput(40, 0).default(''),
    }),
    output: MatchedRegionView,
  },
  listCategories: { input: z.strictObject({}), output: z.object({ items: z.array(CategoryView) }) },
  listProducts: {
    input: z.strictObject({
      categoryId: idOf('category').optional(),
      keyword: textInput(40).optional(),
      sort: z
        .enum(['recommended', 'sales', 'newest', 'price-asc', 'price-desc', 'commission'])
        .default('recommended'),
      ...PageInput,
    }),
    output: pageOf(ProductCardView).extend({
      /** Where a keyword finds nothing in the whole shop: words and categories that may have been meant. */
      likely: z.array(SuggestionView).optional(),
    }),
  },
  getProduct: { input: z.strictObject({ productId: idOf('product') }), output: ProductView },
  listCoupons: { input: z.strictObject({}), output: z.object({ items: z.array(CouponView) }) },
  claimCoupon: { input: z.strictObject({ couponId: idOf('coupon') }), output: CouponGrantView },
  listMyCoupons: {
    input: z.strictObject({ state: z.enum(['usable', 'used', 'expired']).default('usable') }),
    output: z.object({ items: z.array(CouponGrantView) }),
  },
};

export type ShopView = z.output<typeof ShopView>;
export type MatchedRegionView = z.output<typeof MatchedRegionView>;
export type RegionView = z.output<typeof RegionView>;
export type CategoryView = z.output<typeof CategoryView>;
export type CommissionRange = z.output<typeof CommissionRange>;
export type ProductCardView = z.output<typeof ProductCardView>;
export type SkuView = z.output<typeof SkuView>;
export type DetailBlock = z.output<typeof DetailBlock>;
export type ProductView = z.output<typeof ProductView>;
export type CouponView = z.output<typeof CouponView>;
export type CouponGrantView = z.output<typeof CouponGrantView>;
